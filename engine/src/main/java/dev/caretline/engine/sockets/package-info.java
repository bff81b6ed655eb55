/**
 * Where processes of one user meet on one machine: at a path in a folder that is the user's alone. docs/protocol.md, "The
 * socket", describes what lies there; {@code caretline_agent/local_socket.py} is the other side.
 */
@NullMarked
package dev.caretline.engine.sockets;

import org.jspecify.annotations.NullMarked;
