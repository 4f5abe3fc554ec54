package dev.quern.adapter.rest.http;

import dev.quern.domain.error.BigQueryException;
import dev.quern.domain.error.ErrorReason;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Cuts ordered lists into pages; a token names the last item of the page before. */
public final class Paging {

  private Paging() {}

  /**
   * One page.
   *
   * @param items its items
   * @param nextPageToken asks for the next page; absent at the end
   */
  public record Page<T>(List<T> items, @Nullable String nextPageToken) {}

  /**
   * The page after {@code pageToken}.
   *
   * @param items all items in the order of their keys
   * @param key an item's key
   * @param maxResults greatest number of items, or null for {@code defaultSize}
   * @throws BigQueryException {@code invalid} for a token that is none
   */
  public static <T> Page<T> page(
      Collection<T> items,
      Function<T, String> key,
      @Nullable Integer maxResults,
      @Nullable String pageToken,
      int defaultSize) {
    return pageAfter(
        after ->
            items.stream().filter(item -> after.isEmpty() || key.apply(item).compareTo(after) > 0),
        key,
        maxResults,
        pageToken,
        defaultSize);
  }

  /**
   * The page after {@code pageToken} of items that are found by their keys.
   *
   * @param itemsAfter the items whose keys come after another, which is empty at the beginning
   * @param key an item's key
   * @param maxResults greatest number of items, or null for {@code defaultSize}
   * @throws BigQueryException {@code invalid} for a token that is none
   */
  public static <T> Page<T> pageAfter(
      Function<String, Stream<T>> itemsAfter,
      Function<T, String> key,
      @Nullable Integer maxResults,
      @Nullable String pageToken,
      int defaultSize) {
    if (maxResults != null && maxResults < 0) {
      throw new BigQueryException(
          ErrorReason.INVALID,
          "maxResults",
          "Invalid value for maxResults: " + maxResults + " is not a valid value");
    }
    int size = maxResults == null || maxResults == 0 ? defaultSize : maxResults;
    String after = pageToken == null || pageToken.isEmpty() ? "" : decode(pageToken);
    List<T> found = itemsAfter.apply(after).limit(size + 1L).toList();
    return found.size() > size
        ? new Page<>(found.subList(0, size), encode(key.apply(found.get(size - 1))))
        : new Page<>(found, null);
  }

  /** An etag of a page, made of those of its items. */
  public static <T> String etag(List<T> items, Function<T, String> etagOfItem) {
    return Conditions.etag(items.stream().map(etagOfItem).toArray(String[]::new));
  }

  /** A token that stands for {@code text}. */
  public static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(("q1" + text).getBytes(StandardCharsets.UTF_8));
  }

  /** What a token stands for. */
  public static String decode(String token) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith("q1")) {
        return text.substring(2);
      }
    } catch (IllegalArgumentException e) {
      // Told below.
    }
    throw refused(token);
  }

  /** What is said of a token that is none. */
  public static BigQueryException refused(String token) {
    return new BigQueryException(ErrorReason.INVALID, "pageToken", "Invalid page token " + token);
  }
}
