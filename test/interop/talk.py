"""One who sends each line of its input and prints all that comes: two of these see each other.

python3 talk.py ws://127.0.0.1:8787/room/lobby?name=Ada
"""

import asyncio
import sys

import websockets


async def send_lines(websocket):
    loop = asyncio.get_running_loop()
    while line := await loop.run_in_executor(None, sys.stdin.readline):
        await websocket.send(line.rstrip("\n"))
    await websocket.close()


async def talk(uri):
    async with websockets.connect(uri) as websocket:
        print("connected", flush=True)
        sending = asyncio.create_task(send_lines(websocket))
        async for message in websocket:
            print(message, flush=True)
        await sending


asyncio.run(talk(sys.argv[1]))
