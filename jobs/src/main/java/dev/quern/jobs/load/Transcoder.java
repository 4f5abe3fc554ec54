package dev.quern.jobs.load;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Text of another encoding as UTF-8. */
final class Transcoder extends InputStream {

  private static final int CHARS = 1 << 15;

  private final BufferedReader reader;
  private final char[] chars = new char[CHARS];
  private byte[] bytes = {};
  private int at;

  Transcoder(InputStream in, Charset charset) {
    this.reader = new BufferedReader(new InputStreamReader(in, charset));
  }

  @Override
  public int read() throws IOException {
    return fill() ? bytes[at++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    if (!fill()) {
      return -1;
    }
    int copied = Math.min(count, bytes.length - at);
    System.arraycopy(bytes, at, target, offset, copied);
    at += copied;
    return copied;
  }

  private boolean fill() throws IOException {
    while (at == bytes.length) {
      int count = reader.read(chars, 0, CHARS - 1);
      if (count < 0) {
        return false;
      }
      if (Character.isHighSurrogate(chars[count - 1])) {
        int low = reader.read();
        if (low >= 0) {
          chars[count++] = (char) low;
        }
      }
      bytes = new String(chars, 0, count).getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    return true;
  }

  @Override
  public void close() throws IOException {
    reader.close();
  }
}
