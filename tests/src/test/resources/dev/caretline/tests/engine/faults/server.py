"""Stands in for Java: takes a connection on standard input's socket, and answers as the first argument says."""
import marshal
import signal
import socket
import sys
import time

signal.alarm(30)  # nobody ends it

how = sys.argv[1]
listener = socket.socket(fileno=0)
while True:
    connection, _ = listener.accept()
    asked = connection.recv(1 << 16)
    head = lambda length, kind: length.to_bytes(4, "little") + bytes((kind,)) + (1).to_bytes(4, "little")
    frame = lambda kind, body: head(len(body) + 5, kind) + body
    if how == "garbage":
        connection.sendall(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    elif how == "huge":
        connection.sendall(head(0x7FFFFFFF, 128))
    elif how == "short":
        connection.sendall(frame(128, marshal.dumps({"image": b"x" * 1000}, 2))[:40])
    elif how == "no marshal":
        connection.sendall(frame(128, b"\xff\xff\xff"))
    elif how == "wrong type":
        connection.sendall(frame(128, marshal.dumps([1, 2], 2)))
    elif how == "no entry":
        connection.sendall(frame(128, marshal.dumps({"image": b"x" * 1000, "text": 5}, 2)))
    elif how == "refusal":
        connection.sendall(frame(129, marshal.dumps({"reason": "no"}, 2)))
    elif how == "unknown kind":
        connection.sendall(frame(77, marshal.dumps({}, 2)))
    elif how == "working":
        connection.sendall(frame(130, marshal.dumps({}, 2)))
        time.sleep(60)
    elif how == "silence":
        time.sleep(60)
    connection.close()
