package dev.quern.bootstrap.shared;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens for both APIs and hands each connection to the port it is meant for. The first bytes
 * tell: they begin a TLS handshake, HTTP/2, which is gRPC here, or HTTP/1.1. In TLS what the client
 * offers by ALPN tells: gRPC speaks nothing but HTTP/2, all others can do with HTTP/1.1.
 */
public final class SharedPort implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SharedPort.class);
  private static final String HTTP_1 = "http/1.1";
  private static final String HTTP_2 = "h2";
  private static final byte[] HTTP_2_PREFACE = "PRI".getBytes(StandardCharsets.US_ASCII);
  private static final byte TLS_HANDSHAKE = 0x16;
  private static final int BACKLOG = 128;
  private static final int GREETING_MS = 30_000;

  private final ServerSocket listener;
  private final Optional<SSLContext> tls;
  private final Backends backends;

  /**
   * Begins to listen.
   *
   * @param port 0 for a free one
   * @param tls with the server's certificate; empty to speak no TLS
   */
  public SharedPort(InetAddress address, int port, Optional<SSLContext> tls, Backends backends) {
    this.tls = tls;
    this.backends = backends;
    try {
      listener = new ServerSocket();
      listener.setReuseAddress(true);
      listener.bind(new InetSocketAddress(address, port), BACKLOG);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen on port " + port, e);
    }
    Thread.ofVirtual().name("shared-port").start(this::listen);
  }

  /** The port that clients connect to. */
  public int port() {
    return listener.getLocalPort();
  }

  private void listen() {
    while (!listener.isClosed()) {
      try {
        Socket client = listener.accept();
        Thread.ofVirtual().name("shared-port-client").start(() -> serve(client));
      } catch (IOException e) {
        if (!listener.isClosed()) {
          LOG.warn("A connection could not be accepted", e);
        }
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      client.setSoTimeout(GREETING_MS);
      byte[] first = client.getInputStream().readNBytes(HTTP_2_PREFACE.length);
      if (first.length > 0 && first[0] == TLS_HANDSHAKE) {
        if (tls.isPresent()) {
          decrypt(tls.get(), client, first);
        }
      } else if (Arrays.equals(first, HTTP_2_PREFACE)) {
        tunnel(client, first, backends.address(), backends.grpc());
      } else {
        tunnel(client, first, backends.address(), backends.rest());
      }
    } catch (IOException e) {
      LOG.debug("A connection ended early: {}", e.getMessage());
    }
  }

  private void decrypt(SSLContext context, Socket client, byte[] first) throws IOException {
    try (SSLSocket encrypted =
        (SSLSocket)
            context
                .getSocketFactory()
                .createSocket(client, new ByteArrayInputStream(first), true)) {
      encrypted.setHandshakeApplicationProtocolSelector((_, offered) -> protocol(offered));
      encrypted.startHandshake();
      if (encrypted.getApplicationProtocol().equals(HTTP_2)) {
        tunnel(encrypted, new byte[0], backends.address(), backends.grpc());
      } else {
        tunnel(encrypted, new byte[0], InetAddress.getLoopbackAddress(), backends.decrypted());
      }
    }
  }

  /** The protocol to speak; an empty text for none in particular. */
  private static String protocol(List<String> offered) {
    if (offered.contains(HTTP_1)) {
      return HTTP_1;
    }
    return offered.contains(HTTP_2) ? HTTP_2 : "";
  }

  private static void tunnel(Socket client, byte[] first, InetAddress address, IntSupplier port)
      throws IOException {
    client.setSoTimeout(0);
    try (Socket server = new Socket(address, port.getAsInt())) {
      server.setTcpNoDelay(true);
      server.getOutputStream().write(first);
      Tunnel.run(client, server);
    }
  }

  /** Takes no more connections; those there are last until either end closes them. */
  @Override
  public void close() {
    try {
      listener.close();
    } catch (IOException e) {
      LOG.debug("The shared port did not close: {}", e.getMessage());
    }
  }
}
