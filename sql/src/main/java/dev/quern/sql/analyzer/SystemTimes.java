package dev.quern.sql.analyzer;

import dev.quern.domain.type.ScalarType;
import dev.quern.domain.value.Value;
import dev.quern.sql.ast.Expression;
import java.util.Optional;
import java.util.OptionalLong;

/** Gives FOR SYSTEM_TIME AS OF its moment. Source: "Query syntax", FOR SYSTEM_TIME AS OF. */
final class SystemTimes {

  private final Analysis analysis;

  SystemTimes(Analysis analysis) {
    this.analysis = analysis;
  }

  /** Microseconds since the epoch; empty without the clause. */
  OptionalLong asOf(Optional<Expression> clause) {
    if (clause.isEmpty()) {
      return OptionalLong.empty();
    }
    Value value =
        analysis.constants.value(
            clause.get(),
            ScalarType.TIMESTAMP,
            "FOR SYSTEM_TIME AS OF",
            "FOR SYSTEM_TIME AS OF must be of type TIMESTAMP but was of type %s");
    if (!(value instanceof Value.Timestamp(long micros))) {
      throw analysis.context.error(clause.get(), "FOR SYSTEM_TIME AS OF expression cannot be NULL");
    }
    return OptionalLong.of(micros);
  }
}
