package dev.quern.sql.function;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The functions of BigQuery that Quern leaves out on purpose, with the reason. */
public final class UnsupportedFunctions {

  private static final String REMOTE = "calls a remote service";
  private static final String MODELS = "there are no machine-learning models";

  private static final Map<String, String> REASONS = reasons();

  private UnsupportedFunctions() {}

  private static Map<String, String> reasons() {
    Map<String, String> reasons = new TreeMap<>();
    for (String name :
        List.of(
            "AI.CLASSIFY",
            "AI.DETECT_ANOMALIES",
            "AI.EMBED",
            "AI.EVALUATE",
            "AI.FORECAST",
            "AI.GENERATE",
            "AI.GENERATE_BOOL",
            "AI.GENERATE_DOUBLE",
            "AI.GENERATE_EMBEDDING",
            "AI.GENERATE_INT",
            "AI.GENERATE_TABLE",
            "AI.GENERATE_TEXT",
            "AI.IF",
            "AI.SCORE",
            "AI.SEARCH",
            "AI.SIMILARITY",
            "DLP_DETERMINISTIC_DECRYPT",
            "DLP_DETERMINISTIC_ENCRYPT",
            "DLP_KEY_CHAIN",
            "EXTERNAL_OBJECT_TRANSFORM",
            "EXTERNAL_QUERY",
            "KEYS.KEYSET_CHAIN",
            "KEYS.NEW_WRAPPED_KEYSET",
            "KEYS.REWRAP_KEYSET",
            "KEYS.ROTATE_WRAPPED_KEYSET",
            "OBJ.FETCH_METADATA",
            "OBJ.GET_ACCESS_URL",
            "OBJ.GET_READ_URL",
            "OBJ.MAKE_REF",
            "ST_REGIONSTATS")) {
      reasons.put(name, REMOTE);
    }
    reasons.put("ML.*", MODELS);
    return Map.copyOf(reasons);
  }

  /** Why a function is left out; empty when it is none of these. */
  public static Optional<String> reason(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return Optional.ofNullable(REASONS.get(upper.startsWith("ML.") ? "ML.*" : upper));
  }

  /** Their names in order; {@code ML.*} stands for all that begin so. */
  static List<String> names() {
    List<String> names = new ArrayList<>(REASONS.keySet());
    names.sort(null);
    return names;
  }
}
