namespace StrictCors.Analyzers.Settings;

/// <content>What is between the values: white space, comments and punctuation.</content>
internal sealed partial class JsonReader
{
    private void SkipBlanks()
    {
        while (_position < _text.Length)
        {
            if (Current is ' ' or '\t' or '\r' or '\n' or '\uFEFF')
            {
                _position++;
            }
            else if (string.CompareOrdinal(_text, _position, "//", 0, 2) == 0)
            {
                _position = EndOf("\n", isRequired: false);
            }
            else if (string.CompareOrdinal(_text, _position, "/*", 0, 2) == 0)
            {
                _position = EndOf("*/", isRequired: true);
            }
            else
            {
                return;
            }
        }
    }

    private int EndOf(string mark, bool isRequired)
    {
        var end = _text.IndexOf(mark, _position + 2, StringComparison.Ordinal);
        return end >= 0 ? end + mark.Length : isRequired ? throw new JsonException(_position, "The comment has no end.") : _text.Length;
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
