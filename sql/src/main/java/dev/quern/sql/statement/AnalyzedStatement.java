package dev.quern.sql.statement;

import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.sql.algebra.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A statement whose names, types and columns are known. */
public sealed interface AnalyzedStatement
    permits AnalyzedStatement.QueryStatement, ChangeStatement, DataMovement, DefinitionStatement {

  /** The tables it reads, views included. */
  Set<TableReference> referencedTables();

  /** The routines it calls. */
  Set<RoutineReference> referencedRoutines();

  /** The rows it reads, if it reads any. */
  default Optional<Relation> reading() {
    return switch (this) {
      case AnalyzedStatement.QueryStatement query -> Optional.of(query.relation());
      case ChangeStatement.InsertStatement insert -> Optional.of(insert.rows());
      case ChangeStatement.UpdateStatement update -> Optional.of(update.rows());
      case ChangeStatement.DeleteStatement delete -> delete.rows();
      case ChangeStatement.MergeStatement merge -> Optional.of(merge.rows());
      case DefinitionStatement.CreateTable create -> create.rows();
      case DataMovement.ExportData export -> Optional.of(export.query().relation());
      case DefinitionStatement _, DataMovement.LoadData _ -> Optional.empty();
    };
  }

  /**
   * A query.
   *
   * @param relation its rows; the order of the columns is that of the schema
   * @param schema its columns, all of them named
   * @param repeatable whether it gives the same rows as long as what it names is the same
   */
  record QueryStatement(
      Relation relation,
      TableSchema schema,
      Set<TableReference> referencedTables,
      Set<RoutineReference> referencedRoutines,
      boolean repeatable)
      implements AnalyzedStatement {

    public QueryStatement {
      referencedTables = Set.copyOf(referencedTables);
      referencedRoutines = Set.copyOf(referencedRoutines);
    }
  }

  /**
   * The names of a result's columns: {@code f0_}, {@code f1_}, ... for those that have none; {@code
   * a_1}, {@code a_2}, ... for those that repeat one.
   *
   * @param repeated whether names may repeat
   */
  static List<String> outputNames(List<String> names, boolean repeated) {
    List<String> result = new ArrayList<>();
    Set<String> used = new HashSet<>();
    int unnamed = 0;
    for (String name : names) {
      String base = name.isEmpty() ? "f" + unnamed++ + "_" : name;
      String free = base;
      for (int i = 1; !repeated && !used.add(free.toLowerCase(Locale.ROOT)); i++) {
        free = base + "_" + i;
      }
      result.add(free);
    }
    return result;
  }
}
