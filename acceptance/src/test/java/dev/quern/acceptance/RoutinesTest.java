package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Routine;
import com.google.cloud.bigquery.RoutineArgument;
import com.google.cloud.bigquery.RoutineId;
import com.google.cloud.bigquery.RoutineInfo;
import com.google.cloud.bigquery.StandardSQLDataType;
import com.google.cloud.bigquery.StandardSQLField;
import com.google.cloud.bigquery.StandardSQLStructType;
import com.google.cloud.bigquery.StandardSQLTypeName;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Routines through the Java client. */
@WithServer
class RoutinesTest {

  private final Server server;
  private final BigQuery bigquery;

  RoutinesTest(Server server) {
    this.server = server;
    this.bigquery = server.client();
  }

  @Test
  void createsFindsChangesAndForgetsARoutine() {
    String dataset = server.uniqueName("routines");
    bigquery.create(DatasetInfo.of(dataset));
    RoutineId id = RoutineId.of(dataset, "twice");
    StandardSQLDataType struct =
        StandardSQLDataType.newBuilder(StandardSQLTypeName.STRUCT)
            .setStructType(
                StandardSQLStructType.newBuilder(
                        List.of(
                            StandardSQLField.newBuilder(
                                    "a",
                                    StandardSQLDataType.newBuilder(StandardSQLTypeName.INT64)
                                        .build())
                                .build()))
                    .build())
            .build();

    Routine created =
        bigquery.create(
            RoutineInfo.newBuilder(id)
                .setRoutineType("SCALAR_FUNCTION")
                .setLanguage("SQL")
                .setDeterminismLevel("DETERMINISTIC")
                .setArguments(
                    List.of(
                        RoutineArgument.newBuilder().setName("x").setKind("ANY_TYPE").build(),
                        RoutineArgument.newBuilder().setName("s").setDataType(struct).build()))
                .setBody("x + s.a")
                .build());

    Routine found = bigquery.getRoutine(id);
    assertThat(found).isEqualTo(created);
    assertThat(found.getDeterminismLevel()).isEqualTo("DETERMINISTIC");
    assertThat(found.getArguments().getLast().getDataType()).isEqualTo(struct);

    Routine changed = bigquery.update(found.toBuilder().setBody("x * s.a").build());
    assertThat(changed.getBody()).isEqualTo("x * s.a");
    assertThat(bigquery.listRoutines(dataset).iterateAll()).hasSize(1);
    assertThat(bigquery.delete(id)).isTrue();
    assertThat(bigquery.getRoutine(id)).isNull();
  }
}
