package dev.quern.sql.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.quern.sql.Sandbox;
import dev.quern.sql.statement.DataMovement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadPartitionTest {

  private static final String FILES = " FROM FILES (format = 'CSV')";

  private static DataMovement.LoadData load(String partitions, String division) {
    String sql =
        "LOAD DATA INTO d.t (i INT64, day DATE, happened TIMESTAMP) %s PARTITION BY %s%s"
            .formatted(partitions, division, FILES);
    try (Sandbox sandbox = new Sandbox()) {
      return (DataMovement.LoadData) sandbox.analyze(sql);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          day = DATE '2024-05-06'                          | day                            | t$20240506
          day = '2024-05-06'                               | DATE_TRUNC(day, MONTH)         | t$202405
          happened = TIMESTAMP '2024-05-06 07:08:09+00'          | TIMESTAMP_TRUNC(happened, HOUR)      | t$2024050607
          happened = NULL                                        | TIMESTAMP_TRUNC(happened, HOUR)      | t$__NULL__
          _PARTITIONTIME = TIMESTAMP '2024-05-06 00:00:00+00' | _PARTITIONDATE                 | t$20240506
          _PARTITIONDATE = DATE '2024-05-06'               | _PARTITIONDATE                 | t$20240506
          i = 25                                           | RANGE_BUCKET(i, GENERATE_ARRAY(0, 100, 10)) | t$20
          i = 100                                          | RANGE_BUCKET(i, GENERATE_ARRAY(0, 100, 10)) | t$__UNPARTITIONED__
          """)
  void namesThePartition(String condition, String division, String table) {
    DataMovement.LoadData load = load("PARTITIONS (" + condition + ")", division);
    assertThat(load.destination().tableId()).isEqualTo(table);
    assertThat(load.replaces()).isFalse();
  }

  @Test
  void replacesThePartitionOnDemand() {
    assertThat(load("OVERWRITE PARTITIONS (day = DATE '2024-05-06')", "day").replaces()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          i = 3                  | PARTITIONS clause must name the partitioning column, not i
          day > '2024-05-06'     | PARTITIONS clause must have the form column = value
          day = TRUE             | Value of PARTITIONS clause has type BOOL but must have type DATE
          """)
  void refusesOtherConditions(String condition, String message) {
    assertThatThrownBy(() -> load("PARTITIONS (" + condition + ")", "day"))
        .hasMessageContaining(message);
  }
}
