using System.Buffers;

namespace StrictCors;

/// <summary>Members of spans that .NET has and netstandard2.0 does not. Plain loops: configuration texts are short.</summary>
internal static class SpanExtensions
{
    extension(ReadOnlySpan<char> span)
    {
        public bool Contains(char value) => span.IndexOf(value) >= 0;

        public bool StartsWith(string value) => span.StartsWith(value.AsSpan(), StringComparison.Ordinal);

        public bool StartsWith(string value, StringComparison comparison) => span.StartsWith(value.AsSpan(), comparison);

        public bool EndsWith(string value) => span.EndsWith(value.AsSpan(), StringComparison.Ordinal);

        public bool EndsWith(string value, StringComparison comparison) => span.EndsWith(value.AsSpan(), comparison);

        public bool Equals(string value, StringComparison comparison) => span.Equals(value.AsSpan(), comparison);

        public bool SequenceEqual(string value) => span.SequenceEqual(value.AsSpan());

        public ReadOnlySpan<char> Trim(string characters) => span.Trim(characters.AsSpan());

        public int IndexOfAny(string values) => span.IndexOfAny(values.AsSpan());

        public bool ContainsAny(char a, char b) => span.IndexOfAny(a, b) >= 0;

        public bool ContainsAny(SearchValues<char> values) => span.IndexWhere(values.Contains) >= 0;

        public bool ContainsAnyExcept(SearchValues<char> values) => span.IndexWhere(value => !values.Contains(value)) >= 0;

        public bool ContainsAnyExcept(char value) => span.IndexWhere(other => other != value) >= 0;

        public bool ContainsAnyExcept(char a, char b) => span.IndexWhere(other => other != a && other != b) >= 0;

        public bool ContainsAnyInRange(char low, char high) => span.IndexWhere(value => value >= low && value <= high) >= 0;

        public bool ContainsAnyExceptInRange(char low, char high) => span.IndexWhere(value => value < low || value > high) >= 0;

        public int IndexOfAnyExcept(char a, char b, char c) => span.IndexWhere(value => value != a && value != b && value != c);

        private int IndexWhere(Func<char, bool> predicate)
        {
            for (var i = 0; i < span.Length; i++)
            {
                if (predicate(span[i]))
                {
                    return i;
                }
            }

            return -1;
        }
    }

    public static bool ContainsAnyExcept(this ReadOnlySpan<ushort> span, ushort value)
    {
        foreach (var other in span)
        {
            if (other != value)
            {
                return true;
            }
        }

        return false;
    }

    public static bool TryWrite(this Span<char> destination, IFormatProvider provider, FormattableString text, out int charsWritten)
    {
        var written = text.ToString(provider);
        charsWritten = written.Length <= destination.Length ? written.Length : 0;
        return written.AsSpan().TryCopyTo(destination);
    }
}
