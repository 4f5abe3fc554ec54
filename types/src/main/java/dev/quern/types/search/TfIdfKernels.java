package dev.quern.types.search;

import static dev.quern.domain.type.ScalarType.FLOAT64;
import static dev.quern.domain.type.ScalarType.INT64;
import static dev.quern.domain.type.ScalarType.STRING;

import dev.quern.domain.data.ColumnVector;
import dev.quern.domain.type.SqlType;
import dev.quern.domain.type.StructType;
import dev.quern.storage.kernel.AggregateKernel;
import dev.quern.storage.kernel.ScalarKernel;
import dev.quern.storage.kernel.VectorWriter;
import dev.quern.types.error.DataErrors;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The kernels of TF_IDF(document, max_distinct_tokens, frequency_threshold) OVER (…): {@link
 * #DICTIONARY} over the window, then {@link #SCORE} of each document with its result.
 */
public final class TfIdfKernels {

  private static final SqlType DOCUMENT = SqlType.array(STRING);
  private static final SqlType FREQUENCIES =
      SqlType.array(
          StructType.of(
              new StructType.Field("term", STRING), new StructType.Field("documents", INT64)));
  private static final StructType DICTIONARY_TYPE =
      StructType.of(
          new StructType.Field("documents", INT64), new StructType.Field("terms", FREQUENCIES));

  private TfIdfKernels() {}

  /**
   * The dictionary of all documents: how many there are, and in how many of them each of the most
   * frequent terms occurs. NULL stands for all other terms. The limits default to 32000 and 5.
   */
  public static final AggregateKernel DICTIONARY =
      new AggregateKernel(
          "q_tf_idf_dictionary",
          List.of(DOCUMENT, INT64, INT64),
          DICTIONARY_TYPE,
          false,
          new DictionaryBody());

  /** The score of each term of a document: its share times ln(1 + documents / (1 + with it)). */
  public static final ScalarKernel SCORE =
      ScalarKernel.of(
          "q_tf_idf_score",
          List.of(DOCUMENT, DICTIONARY_TYPE),
          SqlType.array(
              StructType.of(
                  new StructType.Field("term", STRING), new StructType.Field("tf_idf", FLOAT64))),
          TfIdfKernels::score);

  private static void score(ColumnVector[] a, int row, VectorWriter out) {
    double documents = a[1].child(0).getLong(row);
    Map<Optional<String>, Long> frequencies = frequencies(a[1].child(1), row);
    Map<Optional<String>, Long> counts = new TreeMap<>(NULL_FIRST);
    SearchKernels.count(a[0], row)
        .forEach((term, count) ->
            counts.merge(
                frequencies.containsKey(term) ? term : Optional.empty(), count, Long::sum));
    double length = a[0].getListLength(row);
    int element = out.startList(row, counts.size());
    VectorWriter structs = out.child(0);
    for (Map.Entry<Optional<String>, Long> entry : counts.entrySet()) {
      long with = frequencies.getOrDefault(entry.getKey(), 0L);
      SearchKernels.writeTerm(entry.getKey(), structs.child(0), element);
      double share = entry.getValue() / length;
      structs.child(1).setDouble(element++, share * Math.log1p(documents / (1 + with)));
    }
  }

  private static final Comparator<Optional<String>> NULL_FIRST =
      Comparator.<Optional<String>, Boolean>comparing(Optional::isPresent)
          .thenComparing(term -> term.orElse(""));

  private static Map<Optional<String>, Long> frequencies(ColumnVector arrays, int row) {
    ColumnVector structs = arrays.child(0);
    Map<Optional<String>, Long> result = new HashMap<>();
    int from = arrays.getListOffset(row);
    for (int i = from; i < from + arrays.getListLength(row); i++) {
      ColumnVector terms = structs.child(0);
      Optional<String> term = terms.isNull(i) ? Optional.empty() : Optional.of(terms.getString(i));
      result.put(term, structs.child(1).getLong(i));
    }
    return result;
  }

  private static final class Dictionary {
    private final List<Set<Optional<String>>> documents = new ArrayList<>();
    private final Map<Optional<String>, Long> totals = new HashMap<>();
    private long maxTerms;
    private long threshold;
  }

  private static final class DictionaryBody implements AggregateKernel.Body<Dictionary> {

    @Override
    public Dictionary create() {
      return new Dictionary();
    }

    @Override
    public void update(Dictionary state, ColumnVector[] a, int row) {
      state.maxTerms = positive(a[1], row, "max_distinct_tokens");
      state.threshold = positive(a[2], row, "frequency_threshold");
      Map<Optional<String>, Long> counts = SearchKernels.count(a[0], row);
      state.documents.add(new HashSet<>(counts.keySet()));
      counts.forEach((term, count) -> state.totals.merge(term, count, Long::sum));
    }

    private static long positive(ColumnVector vector, int row, String name) {
      if (vector.isNull(row) || vector.getLong(row) <= 0) {
        throw DataErrors.dataError("The argument %s of TF_IDF must be positive", name);
      }
      return vector.getLong(row);
    }

    @Override
    public void combine(Dictionary source, Dictionary target) {
      target.documents.addAll(source.documents);
      source.totals.forEach((term, count) -> target.totals.merge(term, count, Long::sum));
      target.maxTerms = Math.max(target.maxTerms, source.maxTerms);
      target.threshold = Math.max(target.threshold, source.threshold);
    }

    @Override
    public void finish(Dictionary state, VectorWriter result, int row) {
      Map<Optional<String>, Long> terms = new TreeMap<>(NULL_FIRST);
      terms.put(Optional.empty(), 0L);
      state.totals.entrySet().stream()
          .filter(e -> e.getKey().isPresent() && e.getValue() >= state.threshold)
          .sorted(
              Map.Entry.<Optional<String>, Long>comparingByValue(Comparator.reverseOrder())
                  .thenComparing(Map.Entry.comparingByKey(NULL_FIRST)))
          .limit(state.maxTerms)
          .forEach(e -> terms.put(e.getKey(), 0L));
      for (Set<Optional<String>> document : state.documents) {
        Set<Optional<String>> seen = new HashSet<>();
        document.forEach(term -> seen.add(terms.containsKey(term) ? term : Optional.empty()));
        seen.forEach(term -> terms.merge(term, 1L, Long::sum));
      }
      write(state.documents.size(), terms, result, row);
    }

    private static void write(
        int documents, Map<Optional<String>, Long> terms, VectorWriter result, int row) {
      result.child(0).setLong(row, documents);
      VectorWriter list = result.child(1);
      int element = list.startList(row, terms.size());
      VectorWriter structs = list.child(0);
      for (Map.Entry<Optional<String>, Long> entry : terms.entrySet()) {
        SearchKernels.writeTerm(entry.getKey(), structs.child(0), element);
        structs.child(1).setLong(element++, entry.getValue());
      }
    }
  }
}
