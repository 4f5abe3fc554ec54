package dev.quern.bootstrap.shared;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/** Carries bytes between two connections, both ways, until both have no more to say. */
final class Tunnel {

  private static final int BUFFER_BYTES = 64 << 10;

  private Tunnel() {}

  /** Returns when both directions have ended; closes neither connection. */
  static void run(Socket client, Socket server) throws IOException {
    Thread answers =
        Thread.ofVirtual().name("shared-port-answers").start(() -> carry(server, client));
    carry(client, server);
    try {
      answers.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /** A direction that breaks takes the other with it. */
  private static void carry(Socket from, Socket to) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] buffer = new byte[BUFFER_BYTES];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
      to.shutdownOutput();
    } catch (IOException _) {
      closeBoth(from, to);
    }
  }

  private static void closeBoth(Socket one, Socket other) {
    try (one;
        other) {
      // Whoever waits for either of them wakes up.
    } catch (IOException _) {
      // They are gone, which is what was wanted.
    }
  }
}
