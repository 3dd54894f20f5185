"""The tutorial's client, as beginners write it: connect, ask for a line, send it, print the answer, again and again.

python3 client.py ws://127.0.0.1:8787/echo
"""

import asyncio
import sys

import websockets


async def chat(uri):
    async with websockets.connect(uri) as websocket:
        while True:
            try:
                message = input()
            except EOFError:
                return
            await websocket.send(message)
            print(await websocket.recv(), flush=True)


asyncio.run(chat(sys.argv[1]))
