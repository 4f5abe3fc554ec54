package dev.quern.sql.execution;

import dev.quern.catalog.CatalogErrors;
import dev.quern.domain.catalog.CatalogView;
import dev.quern.domain.catalog.TableIndex;
import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.statement.StatementResult.Defined;
import dev.quern.sql.statement.DefinitionStatement;
import dev.quern.sql.statement.DefinitionStatement.CreateMode;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Runs CREATE, ALTER and DROP of search and vector indexes. */
final class IndexExecutor {

  private final EngineSession session;

  IndexExecutor(EngineSession session) {
    this.session = session;
  }

  Defined create(DefinitionStatement.CreateIndex create) {
    TableIndex index = create.index();
    return session.change(transaction -> {
      Collection<TableIndex> indexes = transaction.view().indexes(index.table());
      boolean exists = indexes.stream().anyMatch(other -> other.name().equals(index.name()));
      if (exists && create.mode() == CreateMode.IF_NOT_EXISTS) {
        return DefinitionExecutor.table("SKIP", index.table());
      }
      if (exists && create.mode() == CreateMode.CREATE) {
        throw duplicate(index, index.name());
      }
      if (index.kind() == TableIndex.Kind.SEARCH && !exists) {
        indexes.stream()
            .filter(other -> other.kind() == index.kind())
            .findFirst()
            .ifPresent(other -> {
              throw duplicate(index, other.name());
            });
      }
      transaction.putIndex(index);
      return DefinitionExecutor.table(exists ? "REPLACE" : "CREATE", index.table());
    });
  }

  private static BigQueryException duplicate(TableIndex index, String name) {
    return new BigQueryException(
        ErrorReason.DUPLICATE,
        "Already Exists: %s index %s on table %s"
            .formatted(word(index.kind()), name, index.table()));
  }

  private static String word(TableIndex.Kind kind) {
    return kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
  }

  Defined drop(DefinitionStatement.DropIndex drop) {
    return session.change(transaction -> {
      if (find(transaction.view(), drop.table(), drop.name(), drop.kind(), drop.ifExists())
          .isEmpty()) {
        return DefinitionExecutor.table("SKIP", drop.table());
      }
      transaction.deleteIndex(drop.table(), drop.name());
      return DefinitionExecutor.table("DROP", drop.table());
    });
  }

  Defined alter(DefinitionStatement.AlterIndex alter) {
    boolean exists =
        find(session.view(), alter.table(), alter.name(), alter.kind(), alter.ifExists())
            .isPresent();
    return DefinitionExecutor.table(exists ? "ALTER" : "SKIP", alter.table());
  }

  private static Optional<TableIndex> find(
      CatalogView view, TableReference table, String name, TableIndex.Kind kind, boolean ifExists) {
    if (view.table(table).isEmpty() && !ifExists) {
      throw CatalogErrors.notFound(table);
    }
    Optional<TableIndex> index =
        view.indexes(table).stream()
            .filter(found -> found.name().equals(name) && found.kind() == kind)
            .findFirst();
    if (index.isEmpty() && !ifExists) {
      throw new BigQueryException(
          ErrorReason.NOT_FOUND,
          "Not found: %s index %s on table %s".formatted(word(kind), name, table));
    }
    return index;
  }
}
