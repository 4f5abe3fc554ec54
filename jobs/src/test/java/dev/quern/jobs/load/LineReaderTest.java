package dev.quern.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {

  private static List<String> lines(byte[] bytes, int from, long to) {
    int start = Math.max(0, from - 1);
    LineReader reader =
        new LineReader(new ByteArrayInputStream(bytes, start, bytes.length - start), start, to);
    if (from > 0) {
      reader.next();
    }
    List<String> lines = new ArrayList<>();
    while (reader.next()) {
      lines.add(
          reader.start()
              + " "
              + new String(
                  reader.bytes(),
                  reader.from(),
                  reader.to() - reader.from(),
                  StandardCharsets.UTF_8));
    }
    return lines;
  }

  @Test
  void readsLinesAndSaysWhereTheyBegin() {
    assertThat(lines("a\n\nbc\nd".getBytes(StandardCharsets.UTF_8), 0, Long.MAX_VALUE))
        .containsExactly("0 a", "2 ", "3 bc", "6 d");
  }

  @Test
  void readsEachLineInOnePartWhereverAFileIsDivided() {
    byte[] bytes = "first\n\nx\nthird line\nlast".getBytes(StandardCharsets.UTF_8);
    List<String> all = lines(bytes, 0, Long.MAX_VALUE);

    for (int cut = 1; cut < bytes.length; cut++) {
      List<String> parts = new ArrayList<>(lines(bytes, 0, cut));
      parts.addAll(lines(bytes, cut, Long.MAX_VALUE));
      assertThat(parts).as("divided at " + cut).isEqualTo(all);
    }
  }

  @Test
  void readsLinesLongerThanItsBuffer() {
    String line = "x".repeat(1_000_000);

    assertThat(lines(("a\n" + line + "\nb").getBytes(StandardCharsets.UTF_8), 0, Long.MAX_VALUE))
        .containsExactly("0 a", "2 " + line, "1000003 b");
  }
}
