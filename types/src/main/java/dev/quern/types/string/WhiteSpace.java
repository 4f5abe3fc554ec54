package dev.quern.types.string;

/** Unicode's property White_Space, which TRIM and INITCAP go by. */
final class WhiteSpace {

  private WhiteSpace() {}

  static boolean isWhiteSpace(int codePoint) {
    return switch (codePoint) {
      case 0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x1680 -> true;
      case 0x2028, 0x2029, 0x202F, 0x205F, 0x3000 -> true;
      default -> codePoint >= 0x2000 && codePoint <= 0x200A;
    };
  }
}
