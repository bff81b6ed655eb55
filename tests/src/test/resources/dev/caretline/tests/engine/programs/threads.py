# run: threads.py
import threading, queue, concurrent.futures, asyncio, contextvars
q = queue.Queue()
def work(i):
    import pkg.inner
    q.put(i * i)
ts = [threading.Thread(target=work, args=(i,)) for i in range(20)]
[t.start() for t in ts]; [t.join() for t in ts]
print(sorted(q.get() for _ in ts))
with concurrent.futures.ThreadPoolExecutor(4) as pool:
    print(list(pool.map(lambda x: x + 1, range(5))))
async def main():
    async def one(n):
        await asyncio.sleep(0)
        return n
    print(await asyncio.gather(*[one(n) for n in range(5)]))
    async with asyncio.TaskGroup() as g:
        g.create_task(one(1))
asyncio.run(main())
async def fails():
    await asyncio.sleep(0)
    raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
asyncio.run(fails())
