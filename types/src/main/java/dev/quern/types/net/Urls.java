package dev.quern.types.net;

import com.google.common.net.InternetDomainName;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** NET.HOST, NET.PUBLIC_SUFFIX and NET.REG_DOMAIN. */
final class Urls {

  private static final Pattern AUTHORITY = Pattern.compile("(?:[^:/\\\\?#\\[\\]@]*:)?[/\\\\]{2}");
  private static final Pattern LABEL = Pattern.compile("[\\p{L}\\p{M}\\p{N}_-]{1,63}");

  /** No public suffix of a registry has more labels. */
  private static final int MAX_SUFFIX_LABELS = 5;

  private Urls() {}

  /** The host of a URL, also of one that lacks its scheme; empty when there is none. */
  static Optional<String> host(String url) {
    String rest = strip(url);
    Matcher matcher = AUTHORITY.matcher(rest);
    if (matcher.lookingAt()) {
      rest = rest.substring(matcher.end());
    }
    rest = upTo(rest, "/?#\\");
    rest = rest.substring(rest.lastIndexOf('@') + 1);
    String host = rest.startsWith("[") ? rest.substring(0, endOfBracket(rest)) : upTo(rest, ":");
    host = host.substring(leadingDots(host));
    while (host.endsWith("..")) {
      host = host.substring(0, host.length() - 1);
    }
    return Optional.of(host).filter(h -> !h.isEmpty());
  }

  private static int leadingDots(String host) {
    int i = 0;
    while (i < host.length() && host.charAt(i) == '.') {
      i++;
    }
    return i;
  }

  private static int endOfBracket(String rest) {
    int end = rest.indexOf(']');
    return end < 0 ? rest.length() : end + 1;
  }

  private static String upTo(String text, String ends) {
    for (int i = 0; i < text.length(); i++) {
      if (ends.indexOf(text.charAt(i)) >= 0) {
        return text.substring(0, i);
      }
    }
    return text;
  }

  private static String strip(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && text.charAt(from) <= ' ') {
      from++;
    }
    while (to > from && text.charAt(to - 1) <= ' ') {
      to--;
    }
    return text.substring(from, to);
  }

  /** The public suffix of a URL's host under a registry, as the host writes it. */
  static Optional<String> publicSuffix(String url) {
    return host(url).flatMap(host -> lastLabels(host, suffixLength(host)));
  }

  /** The public suffix and the label before it. */
  static Optional<String> registeredDomain(String url) {
    return host(url)
        .flatMap(host -> {
          int suffix = suffixLength(host);
          return suffix == 0 ? Optional.empty() : lastLabels(host, suffix + 1);
        });
  }

  /** How many labels the public suffix of a host has, 0 when it has none. */
  private static int suffixLength(String host) {
    String[] labels = labels(host);
    if (host.contains("..")) {
      return 0;
    }
    int from = Math.max(0, labels.length - MAX_SUFFIX_LABELS - 1);
    String[] last = Arrays.copyOfRange(labels, from, labels.length);
    for (int i = 0; i < last.length - 1; i++) {
      // What stands before the suffix need not be a legal name.
      if (!LABEL.matcher(last[i]).matches()) {
        last[i] = "x";
      }
    }
    String name = String.join(".", last).toLowerCase(Locale.ROOT);
    if (!InternetDomainName.isValid(name)) {
      return 0;
    }
    InternetDomainName suffix = InternetDomainName.from(name).registrySuffix();
    if (suffix != null) {
      return suffix.parts().size();
    }
    // The parent of a wildcard rule, such as ck, is a suffix too.
    return labels.length == 1 && InternetDomainName.from("x." + name).hasRegistrySuffix() ? 1 : 0;
  }

  private static String[] labels(String host) {
    return (host.endsWith(".") ? host.substring(0, host.length() - 1) : host).split("\\.", -1);
  }

  private static Optional<String> lastLabels(String host, int count) {
    String[] labels = labels(host);
    if (count == 0 || count > labels.length || labels[labels.length - count].isEmpty()) {
      return Optional.empty();
    }
    String text =
        String.join(".", Arrays.copyOfRange(labels, labels.length - count, labels.length));
    return Optional.of(host.endsWith(".") ? text + "." : text);
  }
}
