package dev.quern.jobs.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.jobs.value.ScalarTexts;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CellDigitsTest {

  private static long read(ScalarType type, String text) {
    byte[] bytes = ("x" + text + "y").getBytes(StandardCharsets.UTF_8);
    int end = bytes.length - 1;
    return switch (type) {
      case INT64 -> CellDigits.integer(bytes, 1, end);
      case NUMERIC -> CellDigits.numeric(bytes, 1, end);
      case DATE -> CellDigits.date(bytes, 1, end);
      case TIME -> CellDigits.time(bytes, 1, end);
      case DATETIME -> CellDigits.datetime(bytes, 1, end);
      case TIMESTAMP -> CellDigits.timestamp(bytes, 1, end);
      case BOOL -> CellDigits.bool(bytes, 1, end);
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  private static long slowly(ScalarType type, String text) {
    return switch (ScalarTexts.parse(type, text)) {
      case Value.Int64(long number) -> number;
      case Value.Numeric(var number) -> number.movePointRight(9).longValueExact();
      case Value.Date(int day) -> day;
      case Value.Time(long micros) -> micros;
      case Value.Datetime(long micros) -> micros;
      case Value.Timestamp(long micros) -> micros;
      case Value.Bool(boolean flag) -> flag ? 1 : 0;
      default -> throw new IllegalArgumentException(type.toString());
    };
  }

  @ParameterizedTest
  @CsvSource({
    "INT64,0",
    "INT64,-7",
    "INT64,999999999999999999",
    "NUMERIC,0",
    "NUMERIC,-12.5",
    "NUMERIC,123456789.123456789",
    "NUMERIC,5.",
    "NUMERIC,-0.000000001",
    "DATE,0001-01-01",
    "DATE,1969-12-31",
    "DATE,2024-02-29",
    "DATE,9999-12-31",
    "TIME,00:00:00",
    "TIME,23:59:59.999999",
    "TIME,12:34:56.7",
    "DATETIME,2024-01-31 10:20:30",
    "DATETIME,1960-01-31T10:20:30.000001",
    "TIMESTAMP,2024-01-31 10:20:30 UTC",
    "TIMESTAMP,2024-01-31T10:20:30.5Z",
    "TIMESTAMP,1969-12-31 23:59:59.999999",
    "BOOL,true",
    "BOOL,false"
  })
  void readsTheCommonFormsAsTheGeneralReaderDoes(ScalarType type, String text) {
    assertThat(read(type, text)).isEqualTo(slowly(type, text));
  }

  @ParameterizedTest
  @CsvSource({
    "INT64,-",
    "INT64,+1",
    "INT64,1234567890123456789",
    "INT64,1e3",
    "NUMERIC,.5",
    "NUMERIC,-",
    "NUMERIC,1.2.3",
    "NUMERIC,1234567890.1",
    "NUMERIC,0.0000000001",
    "DATE,2023-02-29",
    "DATE,2024-1-1",
    "DATE,0000-01-01",
    "DATE,2024/01/01",
    "TIME,24:00:00",
    "TIME,10:60:00",
    "TIME,10:00:60",
    "TIME,10:00:00.",
    "TIME,10:00:00.1234567",
    "TIME,10:00:00.12x",
    "DATETIME,2024-01-01",
    "DATETIME,2024-01-01_10:00:00",
    "TIMESTAMP,2024-01-01 10:00:00+01:00",
    "TIMESTAMP,2024-01-01 10:00:00 PST",
    "BOOL,TRUE",
    "BOOL,t"
  })
  void leavesEverythingElseToTheGeneralReader(ScalarType type, String text) {
    assertThat(read(type, text)).isEqualTo(CellDigits.OTHER);
  }
}
