using System.Globalization;
using System.Text;

namespace StrictCors.Analyzers.Settings;

/// <summary>Reads JSON as .NET configuration does, with comments and trailing commas, and keeps the place of every key and value. The compiler
/// that hosts an analyzer has no JSON reader.</summary>
internal sealed partial class JsonReader
{
    private const int MaxDepth = 64;
    private const char End = '\0';

    private readonly string _text;
    private int _position;

    private JsonReader(string text) => _text = text;

    private char Current => _position < _text.Length ? _text[_position] : End;

    /// <summary>The object that the text is.</summary>
    /// <exception cref="JsonException">The text is not JSON, or not an object.</exception>
    public static JsonValue Read(string text)
    {
        var reader = new JsonReader(text);
        reader.SkipBlanks();
        if (reader.Current != '{')
        {
            throw new JsonException(
                reader._position, string.IsNullOrWhiteSpace(text) ? "The file is empty." : "The file must be an object: { … }.");
        }

        var root = reader.ReadValue(0);
        reader.SkipBlanks();
        return reader._position == text.Length ? root : throw reader.Unexpected("the end of the file");
    }

    private JsonValue ReadValue(int depth)
    {
        if (depth >= MaxDepth && Current is '{' or '[')
        {
            throw new JsonException(_position, "The values are nested too deeply.");
        }

        var start = _position;
        var value = Current switch
        {
            '{' => new JsonValue(JsonKind.Object, null) { Members = [.. ReadMembers(depth)] },
            '[' => new JsonValue(JsonKind.Array, null) { Members = [.. ReadEntries(depth)] },
            '"' => new JsonValue(JsonKind.Text, ReadString(out var isEscaped)) { IsEscaped = isEscaped },
            _ => new JsonValue(JsonKind.Bare, ReadBare()),
        };
        return value with { Span = new JsonSpan(start, _position) };
    }

    private IEnumerable<JsonMember> ReadMembers(int depth)
    {
        _position++;
        SkipBlanks();
        while (Current != '}')
        {
            if (Current != '"')
            {
                throw Unexpected("a key in quotation marks");
            }

            var start = _position;
            var name = ReadString(out _);
            var key = new JsonSpan(start, _position);
            SkipSpaces();
            Expect(':');
            SkipBlanks();
            yield return new(name, key, ReadValue(depth + 1));
            Separate('}');
        }

        _position++;
    }

    private IEnumerable<JsonMember> ReadEntries(int depth)
    {
        _position++;
        SkipBlanks();
        for (var i = 0; Current != ']'; i++)
        {
            yield return new(i.ToString(CultureInfo.InvariantCulture), null, ReadValue(depth + 1));
            Separate(']');
        }

        _position++;
    }

    private void Separate(char end)
    {
        SkipBlanks();
        if (Current == ',')
        {
            _position++;
            SkipBlanks();
        }
        else if (Current != end)
        {
            throw Unexpected($"',' or '{end}'");
        }
    }

    private string ReadString(out bool isEscaped)
    {
        var builder = new StringBuilder();
        isEscaped = false;
        for (_position++; Current != '"'; _position++)
        {
            if (_position >= _text.Length || Current < ' ')
            {
                throw new JsonException(_position, "The text has no closing quotation mark.");
            }

            if (Current == '\\')
            {
                isEscaped = true;
                _position++;
                var character = ReadEscaped();
                builder.Append(character);
                if (char.IsSurrogate(character))
                {
                    builder.Append(ReadSecondHalf(character));
                }
            }
            else
            {
                builder.Append(Current);
            }
        }

        _position++;
        return builder.ToString();
    }

    private char ReadEscaped()
    {
        var simple = "\"\\/bfnrt".IndexOf(Current);
        if (simple >= 0)
        {
            return "\"\\/\b\f\n\r\t"[simple];
        }

        if (Current == 'u' && _position + 4 < _text.Length
            && _text.Substring(_position + 1, 4) is var digits
            && ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code))
        {
            _position += 4;
            return (char)code;
        }

        throw new JsonException(_position, "The backslash is not followed by an escape of JSON.");
    }

    /// <summary>A character outside the basic plane is written as two escapes. .NET configuration does not load a file with half of one.</summary>
    private char ReadSecondHalf(char first)
    {
        if (char.IsHighSurrogate(first) && string.CompareOrdinal(_text, _position + 1, "\\u", 0, 2) == 0)
        {
            _position += 2;
            if (ReadEscaped() is var second && char.IsLowSurrogate(second))
            {
                return second;
            }
        }

        throw new JsonException(_position, "The escape is one half of a character.");
    }
}
