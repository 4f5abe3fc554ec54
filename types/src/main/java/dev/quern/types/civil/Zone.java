package dev.quern.types.civil;

import static dev.quern.types.error.DataErrors.dataError;

import dev.quern.domain.error.BigQueryException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.time.zone.ZoneRulesException;
import java.time.zone.ZoneRulesProvider;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A time zone: a name of the tz database, in its own case, or an offset {@code (+|-)H[H][:M[M]]} or
 * {@code (+|-)HHM[M]} of up to 14 hours, also behind {@code UTC}. Safe for use by many threads.
 * Source: "Time zones".
 */
public final class Zone {

  /** UTC. */
  public static final Zone UTC = new Zone("UTC", ZoneOffset.UTC.getRules());

  private static final Pattern OFFSET = Pattern.compile("([+-])(\\d{1,2})(?::?(\\d{1,2}))?");

  /** Zones of the tz database that the JDK leaves out, and their hours. */
  private static final Map<String, Integer> FIXED = Map.of("EST", -5, "MST", -7, "HST", -10);

  /** Zones of the JDK that are not in the tz database. */
  private static final String NOT_IN_DATABASE = "SystemV/";

  private static final int MAX_OFFSET_MINUTES = 14 * 60;

  /** Places for spans, each for 2^43 microseconds: about a quarter, so that 16 years fit. */
  private static final int SPANS = 64;

  private static final int SPAN_BITS = 43;

  private final String name;
  private final ZoneRules rules;

  /** All of time, in a zone whose clocks never change. */
  private final @Nullable Span always;

  /**
   * Spans asked for before, each where the time it was asked for belongs. Threads share them, so
   * they are written seldom.
   */
  private final @Nullable Span[] spans = new Span[SPANS];

  private Zone(String name, ZoneRules rules) {
    this.name = name;
    this.rules = rules;
    this.always = rules.isFixedOffset() ? spanAt(rules, 0) : null;
  }

  /** A span of time with one offset, in microseconds since the epoch, the end excluded. */
  record Span(long start, long end, long offset) {
    boolean contains(long micros) {
      return micros >= start && micros < end;
    }
  }

  /**
   * The zone with a name.
   *
   * @throws BigQueryException {@code Invalid time zone: …}
   */
  public static Zone of(String name) {
    return find(name)
        .orElseThrow(() ->
            name.isEmpty()
                ? dataError("Invalid empty time zone")
                : dataError("Invalid time zone: " + name));
  }

  /** The zone with a name, when there is one. */
  static Optional<Zone> find(String name) {
    if (name.equals("UTC")) {
      return Optional.of(UTC);
    }
    OptionalInt offset = parseOffset(name.startsWith("UTC") ? name.substring(3) : name);
    if (offset.isPresent()) {
      return Optional.of(fixed(name, offset.getAsInt()));
    }
    if (FIXED.containsKey(name)) {
      return Optional.of(fixed(name, FIXED.get(name) * 60));
    }
    if (name.startsWith(NOT_IN_DATABASE)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Zone(name, ZoneRulesProvider.getRules(name, false)));
    } catch (ZoneRulesException _) {
      return Optional.empty();
    }
  }

  private static Zone fixed(String name, int minutes) {
    return new Zone(name, ZoneOffset.ofTotalSeconds(minutes * 60).getRules());
  }

  /** The minutes of an offset such as {@code +5}, {@code -05:30} or {@code +0530}. */
  static OptionalInt parseOffset(String text) {
    Matcher matcher = OFFSET.matcher(text);
    if (!matcher.matches()) {
      return OptionalInt.empty();
    }
    int hours = Integer.parseInt(matcher.group(2));
    int minutes = matcher.group(3) == null ? 0 : Integer.parseInt(matcher.group(3));
    int total = 60 * hours + minutes;
    if (minutes > 59 || total > MAX_OFFSET_MINUTES) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(matcher.group(1).equals("-") ? -total : total);
  }

  /** The name as given. */
  public String name() {
    return name;
  }

  /** The offset from UTC at a point in time, in seconds. */
  public int offsetSeconds(long micros) {
    return (int) (span(micros).offset / Micros.PER_SECOND);
  }

  /** The span that a point in time lies in. */
  Span span(long micros) {
    if (always != null) {
      return always;
    }
    int place = (int) (micros >> SPAN_BITS) & (SPANS - 1);
    Span span = spans[place];
    if (span == null || !span.contains(micros)) {
      span = spanAt(rules, micros);
      spans[place] = span;
    }
    return span;
  }

  private static Span spanAt(ZoneRules rules, long micros) {
    Instant instant = Instant.ofEpochSecond(Math.floorDiv(micros, Micros.PER_SECOND));
    ZoneOffsetTransition next = rules.nextTransition(instant);
    ZoneOffsetTransition previous = rules.previousTransition(instant.plusNanos(1));
    return new Span(
        previous == null ? Long.MIN_VALUE : previous.toEpochSecond() * Micros.PER_SECOND,
        next == null ? Long.MAX_VALUE : next.toEpochSecond() * Micros.PER_SECOND,
        rules.getOffset(instant).getTotalSeconds() * Micros.PER_SECOND);
  }

  /** The local time, without bounds, at a point in time. */
  public long toLocal(long micros) {
    return micros + span(micros).offset;
  }

  /**
   * The point in time, without bounds, of a local time: the earlier one where clocks were put back;
   * where they were put forward, with the offset from before.
   */
  public long toInstant(long local) {
    if (always != null) {
      return local - always.offset;
    }
    Span span = span(local);
    if (span.contains(local - Micros.PER_DAY) && span.contains(local + Micros.PER_DAY)) {
      // Far from a transition the offset is the same on both sides.
      return local - span.offset;
    }
    LocalDateTime time =
        LocalDateTime.ofEpochSecond(Math.floorDiv(local, Micros.PER_SECOND), 0, ZoneOffset.UTC);
    ZoneOffsetTransition transition = rules.getTransition(time);
    ZoneOffset offset = transition == null ? rules.getOffset(time) : transition.getOffsetBefore();
    return local - offset.getTotalSeconds() * Micros.PER_SECOND;
  }
}
