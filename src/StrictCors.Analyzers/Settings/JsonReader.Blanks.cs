namespace StrictCors.Analyzers.Settings;

/// <content>What is between the values: white space, comments and punctuation.</content>
internal sealed partial class JsonReader
{
    private const char ByteOrderMark = '\uFEFF';

    private static readonly char[] LineEnds = ['\r', '\n', '\u2028', '\u2029'];

    /// <summary>Between a key and its colon, .NET configuration does not accept a comment.</summary>
    private void SkipSpaces()
    {
        while (Current is ' ' or '\t' or '\r' or '\n' || (Current == ByteOrderMark && _position == 0))
        {
            _position++;
        }
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length)
        {
            SkipSpaces();
            if (string.CompareOrdinal(_text, _position, "//", 0, 2) == 0)
            {
                _position = EndOfLine();
            }
            else if (string.CompareOrdinal(_text, _position, "/*", 0, 2) == 0)
            {
                _position = EndOfComment();
            }
            else
            {
                return;
            }
        }
    }

    private int EndOfLine()
    {
        var end = _text.IndexOfAny(LineEnds, _position + 2);
        return end < 0 ? _text.Length
            : _text[end] is '\r' or '\n' ? end + 1
            : throw new JsonException(end, "A comment of one line ends with a line separator that JSON does not have.");
    }

    private int EndOfComment()
    {
        var end = _text.IndexOf("*/", _position + 2, StringComparison.Ordinal);
        return end >= 0 ? end + 2 : throw new JsonException(_position, "The comment has no end.");
    }

    private void Expect(char character)
    {
        if (Current != character)
        {
            throw Unexpected($"'{character}'");
        }

        _position++;
    }

    private JsonException Unexpected(string expected) => new(_position, _position < _text.Length
        ? $"'{_text[_position]}' is not expected here, but {expected}."
        : $"The file ends where {expected} is expected.");
}
