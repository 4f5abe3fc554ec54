package dev.quern.sql.ast;

/**
 * A range of a text.
 *
 * @param start index of the first {@code char}
 * @param end index behind the last {@code char}
 */
public record Span(int start, int end) {

  /** The part of the text that the span names. */
  public String of(String text) {
    return text.substring(start, end);
  }

  /** From the start of this span to the end of another. */
  public Span to(Span last) {
    return new Span(start, last.end);
  }

  /** Where the span starts. */
  public Location in(String text) {
    return Location.of(text, start);
  }
}
