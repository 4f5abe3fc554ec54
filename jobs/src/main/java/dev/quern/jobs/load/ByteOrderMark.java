package dev.quern.jobs.load;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** UTF-8 without the mark that some programs put before it. */
final class ByteOrderMark extends FilterInputStream {

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private boolean checked;

  ByteOrderMark(InputStream in) {
    super(new PushbackInputStream(in, MARK.length));
  }

  @Override
  public int read(byte[] target, int offset, int count) throws IOException {
    check();
    return in.read(target, offset, count);
  }

  @Override
  public int read() throws IOException {
    check();
    return in.read();
  }

  private void check() throws IOException {
    if (checked) {
      return;
    }
    checked = true;
    byte[] start = in.readNBytes(MARK.length);
    if (!java.util.Arrays.equals(start, MARK)) {
      ((PushbackInputStream) in).unread(start);
    }
  }
}
