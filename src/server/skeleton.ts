// Which names look alike: the skeleton of UTS #39, by Unicode's table of confusable characters.
import unhomoglyph from 'unhomoglyph';

/** Equal for names that a reader could take for each other. What nobody sees does not count. */
export function skeleton(name: string): string {
  const visible = name.normalize('NFD').replace(/\p{Default_Ignorable_Code_Point}/gu, '');
  return unhomoglyph(visible).normalize('NFD');
}
