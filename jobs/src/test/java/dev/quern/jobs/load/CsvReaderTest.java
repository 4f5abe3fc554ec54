package dev.quern.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.domain.job.LoadOptions;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CsvReaderTest {

  private static final LoadOptions.Csv PLAIN = options(",", "\"", false);

  private static LoadOptions.Csv options(String delimiter, String quote, boolean newlines) {
    return new LoadOptions.Csv(
        delimiter,
        Optional.of(quote).filter(q -> !q.isEmpty()),
        Optional.empty(),
        List.of(""),
        false,
        newlines,
        "UTF-8",
        false,
        LoadOptions.ColumnMatch.POSITION);
  }

  private static CsvReader reader(String text, LoadOptions.Csv options) {
    return new CsvReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), options);
  }

  private static List<List<String>> read(String text, LoadOptions.Csv options) {
    return read(reader(text, options));
  }

  private static List<List<String>> read(CsvReader reader) {
    List<List<String>> rows = new ArrayList<>();
    while (reader.next()) {
      List<String> row = new ArrayList<>();
      for (int i = 0; i < reader.fieldCount(); i++) {
        row.add(reader.field(i));
      }
      rows.add(row);
    }
    return rows;
  }

  @Test
  void dividesRowsAndFields() {
    assertThat(read("a,b\nc,d", PLAIN)).containsExactly(List.of("a", "b"), List.of("c", "d"));
    assertThat(read("a,\n,\n", PLAIN)).containsExactly(List.of("a", ""), List.of("", ""));
    assertThat(read("a,b,", PLAIN)).containsExactly(List.of("a", "b", ""));
    assertThat(read("", PLAIN)).isEmpty();
  }

  @Test
  void takesEveryKindOfLineEndAndSkipsEmptyLines() {
    assertThat(read("a\r\nb\rc\n\n\r\nd", PLAIN))
        .containsExactly(List.of("a"), List.of("b"), List.of("c"), List.of("d"));
  }

  @Test
  void takesQuotesOffAndHalvesThoseInside() {
    assertThat(read("\"a,b\",\"say \"\"hi\"\"\",\"\"\n", PLAIN))
        .containsExactly(List.of("a,b", "say \"hi\"", ""));
    assertThat(read("a\"b,c\n", PLAIN)).containsExactly(List.of("a\"b", "c"));
  }

  @Test
  void letsQuotedFieldsSpanLinesOnlyWhenAllowed() {
    assertThat(read("\"a\nb\",c\n", options(",", "\"", true)))
        .containsExactly(List.of("a\nb", "c"));

    CsvReader reader = reader("x\n\"a\nb,c\n", PLAIN);
    assertThat(reader.next()).isTrue();
    assertThatThrownBy(reader::next)
        .isInstanceOf(BadRowException.class)
        .hasMessage(
            "Error detected while parsing row starting at position: 2. Error: Missing close quote"
                + " character (\").");
    assertThat(reader.next()).isTrue();
    assertThat(reader.field(0)).isEqualTo("b");
  }

  @Test
  void takesOtherDelimitersAndNoQuotes() {
    assertThat(read("a|\"b\"|c\n", options("|", "", false)))
        .containsExactly(List.of("a", "\"b\"", "c"));
    assertThat(read("a\tb\n", options("\t", "\"", false))).containsExactly(List.of("a", "b"));
  }

  @Test
  void refusesWhatFollowsAClosingQuote() {
    CsvReader reader = reader("\"a\"b,c\nd\n", PLAIN);

    assertThatThrownBy(reader::next)
        .hasMessageContaining("Data between close quote character (\") and field separator.");
    assertThat(reader.next()).isTrue();
    assertThat(reader.field(0)).isEqualTo("d");
  }

  @Test
  void refusesAsciiZero() {
    CsvReader reader = reader("a\0b\nc\n", PLAIN);

    assertThatThrownBy(reader::next).hasMessageContaining("Bad character (ASCII 0) encountered.");
    assertThat(reader.next()).isTrue();
  }

  @Test
  void readsFieldsLongerThanItsBuffer() {
    String field = "x".repeat(1_000_000);

    assertThat(read(field + "," + field + "\n" + field, PLAIN))
        .containsExactly(List.of(field, field), List.of(field));
  }

  @Test
  void readsEachRecordInOnePartWhereverAFileIsDivided() {
    String text = "a,1\r\n\"b,\"\"c\"\"\",2\n\n\rlong field,3\re,4\r\n\r\nf,5";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    List<List<String>> all = read(text, PLAIN);

    for (int cut = 1; cut < bytes.length; cut++) {
      List<List<String>> parts = new ArrayList<>(part(bytes, 0, cut));
      parts.addAll(part(bytes, cut, Long.MAX_VALUE));
      assertThat(parts).as("divided at " + cut).isEqualTo(all);
    }
  }

  private static List<List<String>> part(byte[] bytes, int from, long to) {
    int start = Math.max(0, from - 1);
    CsvReader reader =
        new CsvReader(
            new ByteArrayInputStream(bytes, start, bytes.length - start), PLAIN, start, to);
    if (from > 0) {
      reader.skipLine();
    }
    return read(reader);
  }
}
