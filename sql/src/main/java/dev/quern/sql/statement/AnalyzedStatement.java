package dev.quern.sql.statement;

import dev.quern.domain.reference.RoutineReference;
import dev.quern.domain.reference.TableReference;
import dev.quern.domain.schema.TableSchema;
import dev.quern.sql.algebra.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A statement whose names, types and columns are known. */
public sealed interface AnalyzedStatement
    permits AnalyzedStatement.QueryStatement, ChangeStatement, DataMovement, DefinitionStatement {

  /** The tables it reads, views included. */
  Set<TableReference> referencedTables();

  /** The routines it calls. */
  Set<RoutineReference> referencedRoutines();

  /**
   * A query.
   *
   * @param relation its rows; the order of the columns is that of the schema
   * @param schema its columns, all of them named
   */
  record QueryStatement(
      Relation relation,
      TableSchema schema,
      Set<TableReference> referencedTables,
      Set<RoutineReference> referencedRoutines)
      implements AnalyzedStatement {

    public QueryStatement {
      referencedTables = Set.copyOf(referencedTables);
      referencedRoutines = Set.copyOf(referencedRoutines);
    }
  }

  /** The names of columns, for those that have none: {@code f0_}, {@code f1_}, ... */
  static List<String> outputNames(List<String> names) {
    List<String> result = new ArrayList<>();
    int unnamed = 0;
    for (String name : names) {
      result.add(name.isEmpty() ? "f" + unnamed++ + "_" : name);
    }
    return result;
  }
}
