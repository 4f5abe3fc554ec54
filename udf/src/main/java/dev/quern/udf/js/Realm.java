package dev.quern.udf.js;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/** One context of JavaScript with the functions it knows. Used by one thread at a time. */
final class Realm implements AutoCloseable {

  private static final int KNOWN_FUNCTIONS = 64;

  private final Context context;
  private final ValueConversion conversion;
  private final Value parse;

  @SuppressWarnings("serial") // Never serialized.
  private final Map<String, Value> functions =
      new LinkedHashMap<>(KNOWN_FUNCTIONS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Value> eldest) {
          return size() > KNOWN_FUNCTIONS;
        }
      };

  Realm(Context context) {
    this.context = context;
    this.parse = context.eval("js", "JSON.parse");
    this.conversion = new ValueConversion(context);
  }

  Context context() {
    return context;
  }

  ValueConversion conversion() {
    return conversion;
  }

  /** What a JSON text stands for. */
  Value parse(String json) {
    return parse.execute(json);
  }

  /** The function that a program defines. Libraries are run once per context and program. */
  Value function(String encoded, Program program) {
    Value known = functions.get(encoded);
    if (known == null) {
      for (String library : program.libraries()) {
        context.eval(Source.newBuilder("js", library, "library").buildLiteral());
      }
      known =
          program.aggregate() ? aggregate(program) : context.eval(source(program).buildLiteral());
      functions.put(encoded, known);
    }
    return known;
  }

  private static Source.Builder source(Program program) {
    return Source.newBuilder("js", program.source(), "udf");
  }

  /** A function of the rows of a group and the arguments that are the same for all rows. */
  private Value aggregate(Program program) {
    Value module =
        context.eval(source(program).mimeType("application/javascript+module").buildLiteral());
    for (String part : List.of("initialState", "aggregate", "merge", "finalize")) {
      if (!module.hasMember(part)) {
        throw JavaScriptFunctions.invalid(
            "JavaScript aggregate function %s must export the function %s"
                .formatted(program.signature(), part));
      }
    }
    return context
        .eval(
            "js",
            """
            (udaf) => (rows, ...constants) => {
              const state = udaf.initialState(...constants);
              if (rows !== null) {
                for (const row of rows) {
                  udaf.aggregate(state, ...Object.values(row), ...constants);
                }
              }
              return udaf.finalize(state, ...constants);
            }
            """)
        .execute(module);
  }

  @Override
  public void close() {
    context.close(true);
  }
}
