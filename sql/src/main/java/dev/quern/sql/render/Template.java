package dev.quern.sql.render;

import java.util.List;

/** Templates of the function tables. */
final class Template {

  private Template() {}

  /**
   * The template with {@code $1}, {@code $2}, ... replaced by arguments, {@code $*} by all of them
   * and {@code $2*} by the second and all behind it.
   */
  static String fill(String template, List<String> arguments) {
    StringBuilder text = new StringBuilder(template.length() + 32);
    int length = template.length();
    for (int i = 0; i < length; i++) {
      char c = template.charAt(i);
      if (c != '$') {
        text.append(c);
        continue;
      }
      char next = template.charAt(++i);
      if (next == '*') {
        text.append(String.join(", ", arguments));
        continue;
      }
      int number = next - '0';
      if (i + 1 < length && template.charAt(i + 1) == '*') {
        i++;
        text.append(String.join(", ", arguments.subList(number - 1, arguments.size())));
      } else {
        text.append(arguments.get(number - 1));
      }
    }
    return text.toString();
  }

  /** The wrapper with {@code $0} replaced by a call. */
  static String wrap(String wrapper, String call) {
    int at = wrapper.indexOf("$0");
    return wrapper.substring(0, at) + call + wrapper.substring(at + 2);
  }
}
