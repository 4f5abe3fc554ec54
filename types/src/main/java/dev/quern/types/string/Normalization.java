package dev.quern.types.string;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import dev.quern.types.utf8.Utf8;

/** The forms of NORMALIZE and NORMALIZE_AND_CASEFOLD. */
public enum Normalization {
  NFC {
    @Override
    Normalizer2 normalizer() {
      return Normalizer2.getNFCInstance();
    }
  },
  NFKC {
    @Override
    Normalizer2 normalizer() {
      return Normalizer2.getNFKCInstance();
    }
  },
  NFD {
    @Override
    Normalizer2 normalizer() {
      return Normalizer2.getNFDInstance();
    }
  },
  NFKD {
    @Override
    Normalizer2 normalizer() {
      return Normalizer2.getNFKDInstance();
    }
  };

  abstract Normalizer2 normalizer();

  /** NORMALIZE of a Java string. */
  public String normalize(String text) {
    return normalizer().normalize(text);
  }

  /** NORMALIZE. */
  byte[] normalize(byte[] text) {
    return Utf8.isAscii(text) ? text : Utf8.encode(normalizer().normalize(Utf8.decode(text)));
  }

  /** NORMALIZE_AND_CASEFOLD. */
  byte[] normalizeAndCasefold(byte[] text) {
    return Utf8.isAscii(text)
        ? CaseMapping.lowerAscii(text.clone())
        : Utf8.encode(normalizeAndCasefold(Utf8.decode(text)));
  }

  /** NORMALIZE_AND_CASEFOLD of a Java string. */
  public String normalizeAndCasefold(String text) {
    String folded = UCharacter.foldCase(Normalizer2.getNFDInstance().normalize(text), true);
    return normalizer().normalize(folded);
  }
}
