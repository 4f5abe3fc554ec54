package dev.quern.sql.statement;

import dev.quern.domain.catalog.Partitioning;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.RowAccessPolicy;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableConstraints;
import dev.quern.domain.catalog.TableIndex;
import dev.quern.domain.reference.DatasetReference;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.SchemaField;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.TypeParameters;
import dev.quern.sql.algebra.Relation;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A statement that changes the catalog. Source: "Data definition language statements". */
public sealed interface DefinitionStatement extends AnalyzedStatement {

  @Override
  default Set<TableReference> referencedTables() {
    return Set.of();
  }

  @Override
  default Set<RoutineReference> referencedRoutines() {
    return Set.of();
  }

  /** What is done when the thing exists already. */
  enum CreateMode {
    /** An error. */
    CREATE,
    /** Nothing. */
    IF_NOT_EXISTS,
    /** It is replaced. */
    OR_REPLACE
  }

  /**
   * CREATE TABLE.
   *
   * @param schema its columns; those of the query, or of the origin, when none are declared
   * @param partitioning how it is divided
   * @param clustering the columns it is clustered by
   * @param constraints its keys
   * @param defaultCollation collation of new STRING columns
   * @param origin the table it takes columns, and perhaps rows, from
   * @param rows its first rows, one column per column of the schema
   */
  record CreateTable(
      TableReference reference,
      CreateMode mode,
      boolean temporary,
      TableSchema schema,
      Optional<Partitioning> partitioning,
      List<String> clustering,
      TableConstraints constraints,
      Optional<String> defaultCollation,
      OptionValues options,
      Optional<TableOrigin> origin,
      Optional<Relation> rows,
      Set<TableReference> referencedTables,
      Set<RoutineReference> referencedRoutines)
      implements DefinitionStatement {}

  /** How a table is made of another. */
  enum OriginKind {
    LIKE,
    COPY,
    CLONE,
    SNAPSHOT
  }

  /**
   * The table another is made of.
   *
   * @param source the table as it was at that moment
   * @param asOf the moment whose rows it takes, microseconds since the epoch; now when empty
   */
  record TableOrigin(OriginKind kind, Table source, OptionalLong asOf) {}

  /** CREATE SNAPSHOT TABLE. */
  record CreateSnapshot(
      TableReference reference, CreateMode mode, TableOrigin origin, OptionValues options)
      implements DefinitionStatement {}

  /**
   * CREATE VIEW and CREATE MATERIALIZED VIEW.
   *
   * @param query the text of its query
   * @param schema its columns
   */
  record CreateView(
      TableReference reference,
      CreateMode mode,
      boolean materialized,
      String query,
      TableSchema schema,
      OptionValues options,
      Set<TableReference> referencedTables,
      Set<RoutineReference> referencedRoutines)
      implements DefinitionStatement {}

  /** CREATE EXTERNAL TABLE; without columns they are found in the files. */
  record CreateExternalTable(
      TableReference reference,
      CreateMode mode,
      Optional<TableSchema> schema,
      Optional<List<SchemaField>> partitionColumns,
      OptionValues options)
      implements DefinitionStatement {}

  /** CREATE SCHEMA. */
  record CreateSchema(
      DatasetReference reference,
      CreateMode mode,
      Optional<String> defaultCollation,
      OptionValues options)
      implements DefinitionStatement {}

  /** CREATE FUNCTION, TABLE FUNCTION and PROCEDURE; the routine's version is not set yet. */
  record CreateRoutine(Routine routine, CreateMode mode, boolean temporary, OptionValues options)
      implements DefinitionStatement {}

  /** The kinds of things in a dataset that can be dropped and altered. */
  enum ObjectKind {
    TABLE,
    VIEW,
    MATERIALIZED_VIEW,
    EXTERNAL_TABLE,
    SNAPSHOT_TABLE
  }

  /** DROP of what has columns. */
  record DropTable(TableReference reference, ObjectKind kind, boolean ifExists)
      implements DefinitionStatement {}

  /** DROP SCHEMA. */
  record DropSchema(DatasetReference reference, boolean ifExists, boolean cascade)
      implements DefinitionStatement {}

  /** UNDROP SCHEMA. */
  record UndropSchema(DatasetReference reference, boolean ifNotExists)
      implements DefinitionStatement {}

  /** DROP FUNCTION, TABLE FUNCTION and PROCEDURE. */
  record DropRoutine(RoutineReference reference, Routine.Kind kind, boolean ifExists)
      implements DefinitionStatement {}

  /**
   * GRANT and REVOKE on a schema.
   *
   * @param grant whether access is given rather than taken
   * @param table the table or view, if it is not about the dataset as a whole
   * @param roles such as {@code roles/bigquery.dataViewer}
   * @param grantees such as {@code user:alice@example.com}
   */
  record ChangeAccess(
      DatasetReference reference,
      Optional<TableReference> table,
      boolean grant,
      List<String> roles,
      List<String> grantees)
      implements DefinitionStatement {}

  /** ALTER of what has columns. */
  record AlterTable(
      TableReference reference, ObjectKind kind, boolean ifExists, List<Alteration> alterations)
      implements DefinitionStatement {}

  /** ALTER SCHEMA. */
  record AlterSchema(
      DatasetReference reference,
      boolean ifExists,
      Optional<String> defaultCollation,
      OptionValues options)
      implements DefinitionStatement {}

  /** CREATE ROW ACCESS POLICY; the policy's version is not set yet. */
  record CreateRowAccessPolicy(RowAccessPolicy policy, CreateMode mode)
      implements DefinitionStatement {}

  /** DROP ROW ACCESS POLICY. */
  record DropRowAccessPolicy(TableReference table, String policyId, boolean ifExists)
      implements DefinitionStatement {}

  /** DROP ALL ROW ACCESS POLICIES. */
  record DropAllRowAccessPolicies(TableReference table) implements DefinitionStatement {}

  /** CREATE SEARCH INDEX and CREATE VECTOR INDEX; the index's version is not set yet. */
  record CreateIndex(TableIndex index, CreateMode mode) implements DefinitionStatement {}

  /** DROP SEARCH INDEX and DROP VECTOR INDEX. */
  record DropIndex(TableReference table, String name, TableIndex.Kind kind, boolean ifExists)
      implements DefinitionStatement {}

  /** ALTER SEARCH INDEX and ALTER VECTOR INDEX, which leave nothing to be changed. */
  record AlterIndex(TableReference table, String name, TableIndex.Kind kind, boolean ifExists)
      implements DefinitionStatement {}

  /** One change of an ALTER TABLE. */
  sealed interface Alteration {

    /** {@code SET OPTIONS} */
    record SetOptions(OptionValues options) implements Alteration {}

    /** {@code ADD COLUMN} */
    record AddColumn(SchemaField field, boolean ifNotExists) implements Alteration {}

    /** {@code DROP COLUMN} */
    record DropColumn(String name, boolean ifExists) implements Alteration {}

    /** {@code RENAME COLUMN} */
    record RenameColumn(String name, String newName, boolean ifExists) implements Alteration {}

    /** {@code ALTER COLUMN SET DATA TYPE} */
    record SetDataType(String name, SqlType type, TypeParameters parameters, boolean ifExists)
        implements Alteration {}

    /** {@code ALTER COLUMN SET OPTIONS} */
    record SetColumnOptions(String name, OptionValues options, boolean ifExists)
        implements Alteration {}

    /**
     * {@code ALTER COLUMN SET DEFAULT}, by the text of the expression; {@code DROP DEFAULT} when
     * empty.
     */
    record SetDefault(String name, Optional<String> expression, boolean ifExists)
        implements Alteration {}

    /** {@code ALTER COLUMN DROP NOT NULL} */
    record DropNotNull(String name, boolean ifExists) implements Alteration {}

    /** {@code RENAME TO} */
    record RenameTo(String tableId) implements Alteration {}

    /** {@code SET DEFAULT COLLATE} */
    record SetDefaultCollation(String collation) implements Alteration {}

    /** {@code ADD PRIMARY KEY} and {@code ADD FOREIGN KEY} */
    record AddConstraint(TableConstraints constraint, boolean ifNotExists) implements Alteration {}

    /** {@code DROP PRIMARY KEY} */
    record DropPrimaryKey(boolean ifExists) implements Alteration {}

    /** {@code DROP CONSTRAINT} */
    record DropConstraint(String name, boolean ifExists) implements Alteration {}
  }
}
