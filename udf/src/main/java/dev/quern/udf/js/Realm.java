package dev.quern.udf.js;

import java.util.LinkedHashMap;
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
      known = context.eval(Source.newBuilder("js", program.source(), "udf").buildLiteral());
      functions.put(encoded, known);
    }
    return known;
  }

  @Override
  public void close() {
    context.close(true);
  }
}
