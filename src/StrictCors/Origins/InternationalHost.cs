using System.Globalization;
using System.Text;

namespace StrictCors.Origins;

/// <summary>International names in the form that browsers send (UTS #46, "ToASCII").</summary>
internal static class InternationalHost
{
    // With InvariantGlobalization, .NET does not map characters: "ｅ" becomes Punycode, but browsers send "e".
    private static readonly bool HasUnicodeTables = "\uff45".Normalize(NormalizationForm.FormKC) == "e";

    /// <summary>Lower case and Punycode, or null if the result is not certain.</summary>
    public static string? ToAscii(string host)
    {
        var lower = host.ToLowerInvariant();
        if (Ascii.IsValid(lower))
        {
            return lower;
        }

        if (!HasUnicodeTables && !lower.All(MapsToItself))
        {
            return null;
        }

        try
        {
            return new IdnMapping().GetAscii(lower);
        }
        catch (ArgumentException)
        {
            // GetAscii has no Try form.
            return null;
        }
    }

    /// <summary>Letters that no mapping and no normalisation changes. This list needs no Unicode tables.</summary>
    public static bool MapsToItself(char character) => character switch
    {
        < '\u0080' => true,
        '\u0133' or '\u0140' or '\u0149' => false,
        >= '\u00df' and <= '\u017e' => char.IsLower(character),
        >= '\u03ac' and <= '\u03ce' => true,
        >= '\u0430' and <= '\u045f' => true,
        >= '\u3041' and <= '\u3096' => true,
        >= '\u30a1' and <= '\u30fa' or '\u30fc' => true,
        >= '\u4e00' and <= '\u9fff' => true,
        >= '\uac00' and <= '\ud7a3' => true,
        _ => false,
    };
}
