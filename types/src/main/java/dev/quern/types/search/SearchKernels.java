package dev.quern.types.search;

import static dev.quern.domain.type.ScalarType.BOOL;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.error.DataErrors;
import dev.quern.types.json.JsonStrings;
import dev.quern.types.string.Normalization;
import dev.quern.types.utf8.CompileCache;
import dev.quern.types.utf8.Utf8;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The kernels of functions that search and analyze text. */
public final class SearchKernels {

  private static final SqlType STRINGS = SqlType.array(STRING);

  private SearchKernels() {}

  /**
   * TEXT_ANALYZE(STRING, analyzer, analyzer options); the analyzer defaults to LOG_ANALYZER, the
   * options, JSON, to an empty text.
   */
  public static final ScalarKernel TEXT_ANALYZE = textAnalyze();

  /**
   * SEARCH(data, query, analyzer, analyzer options, json scope) of data of any type; defaults as
   * for TEXT_ANALYZE and JSON_VALUES. NULL data match nothing.
   */
  public static ScalarKernel search(SqlType data) {
    Map<AnalyzerKind, CompileCache<Analyzer>> analyzers = analyzers();
    return ScalarKernel.of(
            "q_search",
            List.of(data, STRING, STRING, STRING, STRING),
            BOOL,
            (a, row, out) -> {
              if (a[1].isNull(row)) {
                throw DataErrors.dataError("The search query of SEARCH must not be NULL");
              }
              Analyzer analyzer = analyzer(analyzers, a[2], a[3], row);
              SearchQuery query = SearchQuery.parse(a[1].getString(row), analyzer);
              JsonStrings.Scope scope = JsonStrings.Scope.named(named("json_scope", a[4], row));
              SearchedTexts texts = new SearchedTexts(scope, true);
              texts.collect(a[0], row);
              out.setBool(row, texts.texts().stream().anyMatch(query::matches));
            })
        .handlingNulls();
  }

  /**
   * CONTAINS_SUBSTR(value, text, json scope) of a value of any type; the scope defaults to
   * JSON_VALUES. NULL when nothing matches and a part is NULL.
   */
  public static ScalarKernel containsSubstr(SqlType type) {
    CompileCache<String> wanted =
        new CompileCache<>(text -> Normalization.NFKC.normalizeAndCasefold(Utf8.decode(text)));
    return ScalarKernel.of(
            "q_contains_substr",
            List.of(type, STRING, STRING),
            BOOL,
            (a, row, out) -> {
              if (a[1].isNull(row)) {
                throw DataErrors.dataError("CONTAINS_SUBSTR search value must not be NULL");
              }
              String part = wanted.get(a[1], row);
              SearchedTexts texts =
                  new SearchedTexts(JsonStrings.Scope.named(named("json_scope", a[2], row)), false);
              texts.collect(a[0], row);
              boolean found =
                  texts.texts().stream()
                      .map(Normalization.NFKC::normalizeAndCasefold)
                      .anyMatch(text -> text.contains(part));
              if (found || !texts.sawNull()) {
                out.setBool(row, found);
              } else {
                out.setNull(row);
              }
            })
        .handlingNulls();
  }

  /** BAG_OF_WORDS(ARRAY of STRING): terms in order, NULL first, each with its count. */
  public static final ScalarKernel BAG_OF_WORDS =
      ScalarKernel.of(
          "q_bag_of_words",
          List.of(STRINGS),
          SqlType.array(
              StructType.of(
                  new StructType.Field("term", STRING), new StructType.Field("count", INT64))),
          (a, row, out) -> {
            Map<Optional<String>, Long> counts = count(a[0], row);
            int element = out.startList(row, counts.size());
            VectorWriter structs = out.child(0);
            for (Map.Entry<Optional<String>, Long> entry : counts.entrySet()) {
              writeTerm(entry.getKey(), structs.child(0), element);
              structs.child(1).setLong(element++, entry.getValue());
            }
          });

  private static ScalarKernel textAnalyze() {
    Map<AnalyzerKind, CompileCache<Analyzer>> analyzers = analyzers();
    return ScalarKernel.of(
        "q_text_analyze",
        List.of(STRING, STRING, STRING),
        STRINGS,
        (a, row, out) -> {
          List<String> tokens = analyzer(analyzers, a[1], a[2], row).tokens(a[0].getString(row));
          int element = out.startList(row, tokens.size());
          for (String token : tokens) {
            out.child(0).setString(element++, token);
          }
        });
  }

  private static Map<AnalyzerKind, CompileCache<Analyzer>> analyzers() {
    Map<AnalyzerKind, CompileCache<Analyzer>> caches = new EnumMap<>(AnalyzerKind.class);
    for (AnalyzerKind kind : AnalyzerKind.values()) {
      caches.put(kind, new CompileCache<>(options -> Analyzer.of(kind, Utf8.decode(options))));
    }
    return caches;
  }

  private static String named(String argument, ColumnVector values, int row) {
    if (values.isNull(row)) {
      throw DataErrors.dataError("The argument %s must not be NULL", argument);
    }
    return values.getString(row);
  }

  private static Analyzer analyzer(
      Map<AnalyzerKind, CompileCache<Analyzer>> analyzers,
      ColumnVector names,
      ColumnVector options,
      int row) {
    CompileCache<Analyzer> cache = analyzers.get(AnalyzerKind.named(named("analyzer", names, row)));
    if (cache == null) {
      throw new IllegalStateException("No cache of an analyzer");
    }
    return options.isNull(row) ? cache.get(new byte[0]) : cache.get(options, row);
  }

  /** How often each term of an array occurs, in the order of terms, NULL first. */
  static Map<Optional<String>, Long> count(ColumnVector arrays, int row) {
    Map<Optional<String>, Long> counts =
        new TreeMap<>((x, y) ->
            x.isEmpty() || y.isEmpty()
                ? Boolean.compare(x.isPresent(), y.isPresent())
                : x.get().compareTo(y.get()));
    ColumnVector elements = arrays.child(0);
    int from = arrays.getListOffset(row);
    for (int i = from; i < from + arrays.getListLength(row); i++) {
      Optional<String> term =
          elements.isNull(i) ? Optional.empty() : Optional.of(elements.getString(i));
      counts.merge(term, 1L, Long::sum);
    }
    return counts;
  }

  static void writeTerm(Optional<String> term, VectorWriter out, int row) {
    if (term.isPresent()) {
      out.setString(row, term.get());
    } else {
      out.setNull(row);
    }
  }
}
