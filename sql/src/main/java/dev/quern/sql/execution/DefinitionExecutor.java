package dev.quern.sql.execution;

import dev.quern.catalog.CatalogErrors;
import dev.quern.catalog.CatalogTransaction;
import dev.quern.catalog.TableCopies;
import dev.quern.catalog.TimeTravel.TableAt;
import dev.quern.catalog.rules.Inheritance;
import dev.quern.domain.catalog.Dataset;
import dev.quern.domain.catalog.PhysicalTable;
import dev.quern.domain.catalog.ResourceProperties;
import dev.quern.domain.catalog.ResourceVersion;
import dev.quern.domain.catalog.Routine;
import dev.quern.domain.catalog.Table;
import dev.quern.domain.catalog.TableDefinition;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.job.DataMover;
import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.domain.statement.Cancellation;
import dev.quern.domain.statement.StatementResult.Defined;
import dev.quern.sql.statement.DefinitionStatement;
import dev.quern.sql.statement.DefinitionStatement.CreateMode;
import dev.quern.sql.statement.DefinitionStatement.ObjectKind;
import dev.quern.sql.statement.DefinitionStatement.TableOrigin;
import dev.quern.sql.statement.OptionValues;
import dev.quern.storage.table.WriteQueue;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Runs statements that change the catalog. */
final class DefinitionExecutor {

  private static final long MICROS_PER_MILLI = 1000;
  private static final ResourceVersion NEW = new ResourceVersion(0, 0, "");

  private final EngineSession session;
  private final EngineQueries engine;
  private final DataMover files;
  private final AlterExecutor alterations;
  private final PolicyExecutor policies;
  private final IndexExecutor indexes;

  /** An executor of the statements of a session. */
  DefinitionExecutor(
      EngineSession session, WriteQueue writeQueue, EngineQueries engine, DataMover files) {
    this.files = files;
    this.session = session;
    this.engine = engine;
    this.alterations = new AlterExecutor(session, writeQueue);
    this.policies = new PolicyExecutor(session);
    this.indexes = new IndexExecutor(session);
  }

  Defined run(DefinitionStatement statement, Cancellation cancellation) {
    return switch (statement) {
      case DefinitionStatement.CreateTable create -> createTable(create, cancellation);
      case DefinitionStatement.CreateSnapshot create -> createSnapshot(create);
      case DefinitionStatement.CreateView create -> createView(create);
      case DefinitionStatement.CreateExternalTable create -> createExternalTable(create);
      case DefinitionStatement.CreateSchema create -> createSchema(create);
      case DefinitionStatement.CreateRoutine create -> createRoutine(create);
      case DefinitionStatement.DropTable drop -> dropTable(drop);
      case DefinitionStatement.DropSchema drop -> dropSchema(drop);
      case DefinitionStatement.UndropSchema undrop -> undropSchema(undrop);
      case DefinitionStatement.DropRoutine drop -> dropRoutine(drop);
      case DefinitionStatement.AlterTable alter -> alterations.table(alter, cancellation);
      case DefinitionStatement.AlterSchema alter -> alterations.schema(alter);
      case DefinitionStatement.ChangeAccess change -> new AccessExecutor(session).run(change);
      case DefinitionStatement.CreateIndex create -> indexes.create(create);
      case DefinitionStatement.DropIndex drop -> indexes.drop(drop);
      case DefinitionStatement.AlterIndex alter -> indexes.alter(alter);
      case DefinitionStatement.CreateRowAccessPolicy create -> policies.create(create);
      case DefinitionStatement.DropRowAccessPolicy drop -> policies.drop(drop);
      case DefinitionStatement.DropAllRowAccessPolicies drop -> policies.dropAll(drop);
    };
  }

  static BigQueryException unsupported(String feature) {
    return new BigQueryException(
        ErrorReason.INVALID_QUERY,
        "query",
        feature + " is not supported by Quern; see docs/reference/divergences.md");
  }

  static Defined table(String operation, TableReference reference) {
    return new Defined(operation, Optional.of(reference), Optional.empty(), Optional.empty());
  }

  private Defined createTable(DefinitionStatement.CreateTable create, Cancellation cancellation) {
    if (create.temporary()) {
      session.ensureTemporaryTables();
    }
    // Rendered before the transaction begins, which would not see functions made known later.
    Optional<String> rows = create.rows().map(relation -> engine.sql(relation, session));
    return session.change(transaction -> {
      Runnable interrupt = transaction.connection()::interrupt;
      cancellation.onCancel(interrupt);
      try {
        String operation =
            prepare(transaction, create.reference(), ObjectKind.TABLE, create.mode());
        if (!operation.equals("SKIP")) {
          transaction.createTable(
              create
                  .origin()
                  .map(origin -> made(transaction, origin, create.reference(), create.options()))
                  .orElseGet(() -> table(transaction, create, rows)));
        }
        cancellation.check();
        return table(operation, create.reference()).withSchema(create.schema());
      } finally {
        cancellation.remove(interrupt);
      }
    });
  }

  /** A table made of another. */
  private static Table made(
      CatalogTransaction transaction,
      TableOrigin origin,
      TableReference reference,
      OptionValues options) {
    TableAt source = new TableAt(origin.source(), origin.asOf());
    Table made =
        switch (origin.kind()) {
          case LIKE -> TableCopies.like(transaction, origin.source(), reference);
          case COPY -> TableCopies.copy(transaction, source, reference);
          case CLONE -> TableCopies.cloned(transaction, source, reference);
          case SNAPSHOT -> TableCopies.snapshot(transaction, source, reference);
        };
    return TableOptions.apply(made, options);
  }

  private Defined createSnapshot(DefinitionStatement.CreateSnapshot create) {
    return session.change(transaction -> {
      String operation =
          prepare(transaction, create.reference(), ObjectKind.SNAPSHOT_TABLE, create.mode());
      if (!operation.equals("SKIP")) {
        transaction.createTable(
            made(transaction, create.origin(), create.reference(), create.options()));
      }
      return table(operation, create.reference());
    });
  }

  private Defined createExternalTable(DefinitionStatement.CreateExternalTable create) {
    SourceOptions source =
        SourceOptions.of(
            create.options(),
            create.schema().isEmpty(),
            create.partitionColumns().isPresent(),
            create.partitionColumns().orElse(List.of()));
    TableDefinition.External external = source.external();
    TableSchema schema = files.columns(external, create.schema().orElse(TableSchema.EMPTY));
    OptionValues own =
        new OptionValues(
            create.options().entries().stream()
                .filter(entry -> !SourceOptions.isOne(entry.name()))
                .toList());
    return session.change(transaction -> {
      String operation =
          prepare(transaction, create.reference(), ObjectKind.EXTERNAL_TABLE, create.mode());
      if (!operation.equals("SKIP")) {
        transaction.createTable(
            TableOptions.apply(
                new Table(
                    create.reference(),
                    schema,
                    external,
                    ResourceProperties.NONE,
                    dataset(transaction, create.reference()).location(),
                    OptionalLong.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    NEW),
                own));
      }
      return table(operation, create.reference()).withSchema(schema);
    });
  }

  /** Makes room for a new table as the mode says. */
  private static String prepare(
      CatalogTransaction transaction, TableReference reference, ObjectKind kind, CreateMode mode) {
    if (transaction.view().table(reference).isEmpty()) {
      return "CREATE";
    }
    return switch (mode) {
      case CREATE ->
          throw new BigQueryException(ErrorReason.DUPLICATE, "Already Exists: Table " + reference);
      case IF_NOT_EXISTS -> "SKIP";
      case OR_REPLACE -> {
        requireKind(transaction.view().table(reference).orElseThrow(), kind);
        transaction.deleteTable(reference);
        yield "REPLACE";
      }
    };
  }

  private static Dataset dataset(CatalogTransaction transaction, TableReference reference) {
    return transaction
        .view()
        .dataset(reference.dataset())
        .orElseThrow(() -> CatalogErrors.notFound(reference.dataset()));
  }

  private static Table table(
      CatalogTransaction transaction,
      DefinitionStatement.CreateTable create,
      Optional<String> rows) {
    Dataset dataset = dataset(transaction, create.reference());
    PhysicalTable storage = transaction.createStorage(create.schema());
    rows.ifPresent(query -> transaction.changes(storage).insert(query));
    Dataset.Defaults defaults = dataset.defaults();
    TableDefinition.Base definition =
        new TableDefinition.Base(
            storage,
            create.partitioning(),
            create.clustering(),
            TableOptions.requirePartitionFilter(create.options()),
            create.constraints());
    Table plain =
        new Table(
            create.reference(),
            create.schema(),
            definition,
            ResourceProperties.NONE,
            dataset.location(),
            OptionalLong.empty(),
            create.defaultCollation().or(defaults::collation),
            defaults.roundingMode(),
            NEW);
    long now = transaction.commitTime() / MICROS_PER_MILLI;
    return TableOptions.apply(Inheritance.inherit(plain, dataset, now), create.options());
  }

  private Defined createView(DefinitionStatement.CreateView create) {
    return session.change(transaction -> {
      String operation =
          prepare(
              transaction,
              create.reference(),
              create.materialized() ? ObjectKind.MATERIALIZED_VIEW : ObjectKind.VIEW,
              create.mode());
      if (!operation.equals("SKIP")) {
        transaction.createTable(view(transaction, create));
      }
      return table(operation, create.reference());
    });
  }

  private static Table view(CatalogTransaction transaction, DefinitionStatement.CreateView create) {
    TableDefinition definition =
        create.materialized()
            ? new TableDefinition.MaterializedView(
                create.query(), Optional.empty(), true, OptionalLong.empty(), OptionalLong.empty())
            : new TableDefinition.View(create.query(), false);
    Table plain =
        new Table(
            create.reference(),
            create.schema(),
            definition,
            ResourceProperties.NONE,
            dataset(transaction, create.reference()).location(),
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            NEW);
    return TableOptions.apply(plain, create.options());
  }

  private Defined createSchema(DefinitionStatement.CreateSchema create) {
    return session.change(transaction -> {
      boolean exists = transaction.view().dataset(create.reference()).isPresent();
      if (exists && create.mode() == CreateMode.IF_NOT_EXISTS) {
        return dataset("SKIP", create.reference());
      }
      transaction.createDataset(SchemaOptions.dataset(create));
      return dataset("CREATE", create.reference());
    });
  }

  static Defined dataset(String operation, dev.quern.domain.reference.DatasetReference reference) {
    return new Defined(operation, Optional.empty(), Optional.of(reference), Optional.empty());
  }

  private Defined createRoutine(DefinitionStatement.CreateRoutine create) {
    Routine routine = RoutineOptions.apply(create.routine(), create.options());
    if (create.temporary()) {
      return routine(session.define(routine, create.mode()), routine.reference());
    }
    return session.change(transaction -> {
      boolean exists = transaction.view().routine(routine.reference()).isPresent();
      String operation = "CREATE";
      if (exists && create.mode() == CreateMode.IF_NOT_EXISTS) {
        operation = "SKIP";
      } else if (exists && create.mode() == CreateMode.OR_REPLACE) {
        transaction.replaceRoutine(routine);
        operation = "REPLACE";
      } else {
        transaction.createRoutine(routine);
      }
      return routine(operation, routine.reference());
    });
  }

  private static Defined routine(String operation, RoutineReference reference) {
    return new Defined(operation, Optional.empty(), Optional.empty(), Optional.of(reference));
  }

  private Defined dropTable(DefinitionStatement.DropTable drop) {
    return session.change(transaction -> {
      Optional<Table> table = transaction.view().table(drop.reference());
      if (table.isEmpty()) {
        if (drop.ifExists()) {
          return table("SKIP", drop.reference());
        }
        throw CatalogErrors.notFound(drop.reference());
      }
      requireKind(table.get(), drop.kind());
      transaction.deleteTable(drop.reference());
      return table("DROP", drop.reference());
    });
  }

  /** Refuses to treat a table as what it is not. */
  static void requireKind(Table table, ObjectKind kind) {
    boolean fits =
        switch (table.definition()) {
          case TableDefinition.Base _ -> kind == ObjectKind.TABLE;
          case TableDefinition.View _ -> kind == ObjectKind.VIEW;
          case TableDefinition.MaterializedView _ -> kind == ObjectKind.MATERIALIZED_VIEW;
          case TableDefinition.External _ ->
              kind == ObjectKind.EXTERNAL_TABLE || kind == ObjectKind.TABLE;
          case TableDefinition.Snapshot _ -> kind == ObjectKind.SNAPSHOT_TABLE;
        };
    if (!fits) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY,
          "query",
          "%s is not allowed for this operation because it is currently a %s."
              .formatted(table.reference(), table.definition().wireType()));
    }
  }

  private Defined dropSchema(DefinitionStatement.DropSchema drop) {
    return session.change(transaction -> {
      if (transaction.view().dataset(drop.reference()).isEmpty() && drop.ifExists()) {
        return dataset("SKIP", drop.reference());
      }
      transaction.deleteDataset(drop.reference(), drop.cascade());
      return dataset("DROP", drop.reference());
    });
  }

  private Defined undropSchema(DefinitionStatement.UndropSchema undrop) {
    return session.change(transaction -> {
      if (undrop.ifNotExists() && transaction.view().dataset(undrop.reference()).isPresent()) {
        return dataset("SKIP", undrop.reference());
      }
      transaction.restoreDataset(undrop.reference());
      return dataset("UNDROP", undrop.reference());
    });
  }

  private Defined dropRoutine(DefinitionStatement.DropRoutine drop) {
    return session.change(transaction -> {
      Optional<Routine> routine = transaction.view().routine(drop.reference());
      if (routine.isEmpty() && drop.ifExists()) {
        return routine("SKIP", drop.reference());
      }
      routine.ifPresent(found -> requireKind(found, drop.kind()));
      transaction.deleteRoutine(drop.reference());
      return routine("DROP", drop.reference());
    });
  }

  private static void requireKind(Routine routine, Routine.Kind kind) {
    boolean function = kind == Routine.Kind.SCALAR_FUNCTION;
    if (routine.kind() != kind
        && !(function && routine.kind() == Routine.Kind.AGGREGATE_FUNCTION)) {
      throw new BigQueryException(
          ErrorReason.INVALID_QUERY,
          "query",
          "%s is a %s, not a %s"
              .formatted(
                  routine.reference(),
                  routine.kind().name().replace('_', ' '),
                  kind.name().replace('_', ' ')));
    }
  }
}
