package dev.quern.types.match;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.ArrayType;
import dev.quern.domain.type.ScalarType;
import dev.quern.domain.type.SqlType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.utf8.CompileCache;
import java.util.List;

/** The kernel behind MATCH_RECOGNIZE. */
public final class MatchKernels {

  private static final CompileCache<RowProgram> PROGRAMS = new CompileCache<>(RowProgram::parse);

  private MatchKernels() {}

  /**
   * The matches in a partition, row by row.
   *
   * <p>Arguments: the text of a {@link RowProgram}, and for every variable whether the partition's
   * rows fulfil its condition, in order. The result's fields: the number of the match from 1, the
   * row's number in the partition from 1, the variable's number from 0, the row's number in the
   * match from 1; the last three are NULL for a match of no rows.
   *
   * @param result an array of structs of four INT64
   */
  public static ScalarKernel rows(SqlType result) {
    return ScalarKernel.of("q_match_rows", List.of(ScalarType.STRING), result, MatchKernels::match)
        .withVariadic(new ArrayType(ScalarType.BOOL))
        .handlingNulls();
  }

  private static void match(ColumnVector[] arguments, int row, VectorWriter result) {
    if (arguments[1].isNull(row)) {
      result.startList(row, 0);
      return;
    }
    RowProgram program = PROGRAMS.get(arguments[0], row);
    RowMatcher.Condition condition =
        (variable, index) -> {
          ColumnVector list = arguments[variable + 1];
          ColumnVector values = list.child(0);
          int at = list.getListOffset(row) + index;
          return !values.isNull(at) && values.getBool(at);
        };
    List<List<RowMatcher.Step>> matches =
        new RowMatcher(program, arguments[1].getListLength(row), condition).matches();
    int length = matches.stream().mapToInt(match -> Math.max(1, match.size())).sum();
    int at = result.startList(row, length);
    VectorWriter structs = result.child(0);
    for (int i = 0; i < matches.size(); i++) {
      at = write(structs, at, i + 1, matches.get(i));
    }
  }

  private static int write(
      VectorWriter structs, int from, int number, List<RowMatcher.Step> match) {
    int at = from;
    for (int i = 0; i < Math.max(1, match.size()); i++) {
      structs.child(0).setLong(at, number);
      if (match.isEmpty()) {
        structs.child(1).setNull(at);
        structs.child(2).setNull(at);
        structs.child(3).setNull(at);
      } else {
        structs.child(1).setLong(at, match.get(i).row() + 1L);
        structs.child(2).setLong(at, match.get(i).variable());
        structs.child(3).setLong(at, i + 1L);
      }
      at++;
    }
    return at;
  }
}
