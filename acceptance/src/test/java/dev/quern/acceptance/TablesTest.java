package dev.quern.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQuery.TableListOption;
import com.google.cloud.bigquery.BigQueryException;
import com.google.cloud.bigquery.Clustering;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Field;
import com.google.cloud.bigquery.Field.Mode;
import com.google.cloud.bigquery.FieldElementType;
import com.google.cloud.bigquery.Schema;
import com.google.cloud.bigquery.StandardSQLTypeName;
import com.google.cloud.bigquery.StandardTableDefinition;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.TableInfo;
import com.google.cloud.bigquery.TimePartitioning;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tables through the Java client. */
@WithServer
class TablesTest {

  private static final Schema SCHEMA =
      Schema.of(
          Field.newBuilder("id", StandardSQLTypeName.INT64).setMode(Mode.REQUIRED).build(),
          Field.newBuilder("price", StandardSQLTypeName.NUMERIC)
              .setMode(Mode.NULLABLE)
              .setPrecision(10L)
              .setScale(2L)
              .build(),
          Field.newBuilder("name", StandardSQLTypeName.STRING)
              .setMode(Mode.NULLABLE)
              .setMaxLength(20L)
              .setDescription("What people call it")
              .build(),
          Field.newBuilder("at", StandardSQLTypeName.TIMESTAMP).setMode(Mode.NULLABLE).build(),
          Field.newBuilder("valid", StandardSQLTypeName.RANGE)
              .setMode(Mode.NULLABLE)
              .setRangeElementType(FieldElementType.newBuilder().setType("DATE").build())
              .build(),
          Field.newBuilder(
                  "parts",
                  StandardSQLTypeName.STRUCT,
                  Field.newBuilder("sku", StandardSQLTypeName.STRING)
                      .setMode(Mode.NULLABLE)
                      .build(),
                  Field.newBuilder("tags", StandardSQLTypeName.STRING)
                      .setMode(Mode.REPEATED)
                      .build())
              .setMode(Mode.REPEATED)
              .build());

  private final Server server;
  private final BigQuery bigquery;
  private String dataset = "";

  TablesTest(Server server) {
    this.server = server;
    this.bigquery = server.client();
  }

  @BeforeEach
  void createDataset() {
    dataset = server.uniqueName("tables");
    bigquery.create(DatasetInfo.of(dataset));
  }

  @Test
  void createsAndFindsATable() {
    Table created =
        bigquery.create(
            TableInfo.newBuilder(
                    TableId.of(dataset, "t"),
                    StandardTableDefinition.newBuilder()
                        .setSchema(SCHEMA)
                        .setTimePartitioning(
                            TimePartitioning.newBuilder(TimePartitioning.Type.DAY)
                                .setField("at")
                                .setExpirationMs(86_400_000L)
                                .build())
                        .setClustering(
                            Clustering.newBuilder().setFields(List.of("id", "name")).build())
                        .build())
                .setLabels(Map.of("k", "v"))
                .setRequirePartitionFilter(true)
                .build());

    Table found = bigquery.getTable(TableId.of(dataset, "t"));
    assertThat(found).isEqualTo(created);
    StandardTableDefinition definition = found.getDefinition();
    assertThat(definition.getSchema()).isEqualTo(SCHEMA);
    assertThat(definition.getTimePartitioning().getExpirationMs()).isEqualTo(86_400_000L);
    assertThat(definition.getClustering().getFields()).containsExactly("id", "name");
    assertThat(found.getRequirePartitionFilter()).isTrue();
    assertThat(found.getNumRows()).isZero();
  }

  @Test
  void addsAColumnAndRelaxesAnother() {
    Table created = createTable("t");
    List<Field> fields = new java.util.ArrayList<>(created.getDefinition().getSchema().getFields());
    fields.set(0, fields.getFirst().toBuilder().setMode(Mode.NULLABLE).build());
    fields.add(Field.of("extra", StandardSQLTypeName.BOOL));

    Table changed =
        bigquery.update(
            created.toBuilder()
                .setDefinition(StandardTableDefinition.of(Schema.of(fields)))
                .build());

    assertThat(changed.getDefinition().getSchema().getFields())
        .extracting(Field::getName)
        .endsWith("extra");
    assertThat(changed.getDefinition().getSchema().getFields().getFirst().getMode())
        .isEqualTo(Mode.NULLABLE);
  }

  @Test
  void refusesToDropAColumn() {
    Table created = createTable("t");

    BigQueryException refusal =
        catchThrowableOfType(
            BigQueryException.class,
            () ->
                bigquery.update(
                    created.toBuilder()
                        .setDefinition(
                            StandardTableDefinition.of(
                                Schema.of(Field.of("id", StandardSQLTypeName.INT64))))
                        .build()));

    assertThat(refusal.getCode()).isEqualTo(400);
    assertThat(refusal)
        .hasMessage(
            "Provided Schema does not match Table acme:"
                + dataset
                + ".t. Field price is missing in new schema");
  }

  @Test
  void listsTablesPageByPage() {
    for (String name : List.of("c", "a", "b")) {
      createTable(name);
    }

    assertThat(bigquery.listTables(dataset, TableListOption.pageSize(2)).iterateAll())
        .extracting(table -> table.getTableId().getTable())
        .containsExactly("a", "b", "c");
  }

  @Test
  void forgetsADeletedTable() {
    createTable("t");

    assertThat(bigquery.delete(TableId.of(dataset, "t"))).isTrue();
    assertThat(bigquery.getTable(TableId.of(dataset, "t"))).isNull();
    assertThat(bigquery.delete(TableId.of(dataset, "t"))).isFalse();
  }

  @Test
  void keepsTablesApartWhoseNamesDifferOnlyInCaseOrAreNotAscii() {
    createTable("orders");
    createTable("Orders");
    createTable("bestellungen größer-als 5");

    assertThat(bigquery.listTables(dataset).iterateAll()).hasSize(3);
    assertThat(bigquery.getTable(TableId.of(dataset, "bestellungen größer-als 5"))).isNotNull();
  }

  @Test
  void refusesTheSameNameTwice() {
    createTable("t");

    BigQueryException refusal =
        catchThrowableOfType(BigQueryException.class, () -> createTable("t"));

    assertThat(refusal.getCode()).isEqualTo(409);
    assertThat(refusal).hasMessage("Already Exists: Table acme:" + dataset + ".t");
  }

  private Table createTable(String name) {
    return bigquery.create(
        TableInfo.of(TableId.of(dataset, name), StandardTableDefinition.of(SCHEMA)));
  }
}
