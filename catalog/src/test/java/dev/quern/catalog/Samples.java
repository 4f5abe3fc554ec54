package dev.quern.catalog;

import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.FieldMode;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.RangeType;
import dev.quern.domain.type.ScalarType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Resources for tests. */
final class Samples {

  static final DatasetReference SALES = new DatasetReference("acme", "sales");
  static final TableReference ORDERS = SALES.table("orders");

  static final TableSchema SCHEMA =
      new TableSchema(
          List.of(
              SchemaField.scalar("id", ScalarType.INT64, FieldMode.REQUIRED),
              SchemaField.scalar("valid", new RangeType(ScalarType.DATE), FieldMode.NULLABLE),
              SchemaField.record(
                  "lines",
                  FieldMode.REPEATED,
                  List.of(
                      SchemaField.scalar("sku", ScalarType.STRING, FieldMode.NULLABLE),
                      SchemaField.scalar("tags", ScalarType.STRING, FieldMode.REPEATED)))));

  private Samples() {}

  static Dataset dataset(DatasetReference reference) {
    return new Dataset(
        reference,
        "US",
        ResourceProperties.NONE,
        Dataset.Defaults.NONE,
        List.of("{\"role\":\"OWNER\"}"),
        OptionalLong.empty(),
        Optional.empty(),
        false,
        ResourceVersion.NONE);
  }

  static Table table(TableReference reference, PhysicalTable storage) {
    return new Table(
        reference,
        SCHEMA,
        TableDefinition.Base.of(storage),
        ResourceProperties.NONE,
        "US",
        OptionalLong.empty(),
        Optional.empty(),
        Optional.empty(),
        ResourceVersion.NONE);
  }

  static RowAccessPolicy policy(TableReference table, String id) {
    return new RowAccessPolicy(
        table, id, "id > 0", List.of("user:alice@example.com"), ResourceVersion.NONE);
  }
}
