using StrictCors.Origins;

namespace StrictCors.Tests.Origins;

/// <summary>Which letters need no table to be sent as they are: at the edges of each range, and beside them.</summary>
public class InternationalHostTests
{
    [Theory]
    [InlineData("a\u007f")]
    [InlineData("\u00df\u00fc\u017e")]
    [InlineData("\u03ac\u03ce")]
    [InlineData("\u0430\u045f")]
    [InlineData("\u3041\u3096")]
    [InlineData("\u30a1\u30fa\u30fc")]
    [InlineData("\u4e00\u9fff")]
    [InlineData("\uac00\ud7a3")]
    public void Of_these_letters_it_is_certain(string letters) =>
        letters.ToCharArray().Should().OnlyContain(letter => InternationalHost.MapsToItself(letter));

    [Theory]
    [InlineData("\u0080\u00de", "before the small letters with marks")]
    [InlineData("\u0133\u0140\u0149", "letters that stand for two")]
    [InlineData("\u00f7\u0178", "no small letter")]
    [InlineData("\u017f", "the long s, which is an s")]
    [InlineData("\u03ab\u03cf", "Greek capitals")]
    [InlineData("\u042f\u0460", "around the Cyrillic ones")]
    [InlineData("\u3040\u3097", "around Hiragana")]
    [InlineData("\u30a0\u30fb\u30fd", "around Katakana")]
    [InlineData("\u4dff\ua000", "around the ideographs")]
    [InlineData("\uabff\ud7a4", "around Hangul")]
    [InlineData("\uff45", "a wide e, which is an e")]
    public void Of_these_it_is_not(string letters, string what) =>
        letters.ToCharArray().Should().OnlyContain(letter => !InternationalHost.MapsToItself(letter), what);
}
