using System.Text;

namespace StrictCors.Tool.Settings;

/// <summary>The content of a settings file: its bytes, decoded as .NET configuration decodes them, and encoded again in the same way.</summary>
internal sealed class SettingsText
{
    // The longer marks first: that of UTF-32 begins with that of UTF-16.
    private static readonly Encoding[] Marked =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true),
    ];

    private static readonly UTF8Encoding Plain = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Encoding _encoding;
    private int[]? _lines;
    private bool? _isExact;

    private SettingsText(byte[] bytes, Encoding encoding, string text)
    {
        Bytes = bytes;
        Text = text;
        _encoding = encoding;
    }

    /// <summary>Gets the file, byte for byte.</summary>
    public byte[] Bytes { get; }

    /// <summary>Gets the text without a byte-order mark, which positions refer to.</summary>
    public string Text { get; }

    /// <summary>Gets a value indicating whether the file has nothing but white space.</summary>
    public bool IsEmpty => string.IsNullOrWhiteSpace(Text);

    /// <summary>Gets a value indicating whether encoding the text gives the same bytes. If not, some bytes are not text, and an edit of the text
    /// would change them.</summary>
    public bool IsExact => _isExact ??= Encode(Text).AsSpan().SequenceEqual(Bytes);

    /// <summary>Gets a value indicating whether the file looks like UTF-16 whose byte-order mark is missing.</summary>
    public bool LacksMark => _encoding == Plain && Bytes.AsSpan(0, Math.Min(Bytes.Length, 4)).Contains((byte)0);

    public static SettingsText Decode(byte[] bytes)
    {
        var encoding = Array.Find(Marked, marked => bytes.AsSpan().StartsWith(marked.Preamble)) ?? Plain;
        return new(bytes, encoding, encoding.GetString(bytes.AsSpan(encoding.Preamble.Length)));
    }

    /// <summary>The same file with another text.</summary>
    public SettingsText With(string text) => Decode(Encode(text));

    /// <summary>The line and the column of a position in <see cref="Text"/>, both from 1, as editors show them.</summary>
    public (int Line, int Column) LineAndColumn(int position)
    {
        _lines ??= [0, .. Enumerable.Range(1, Text.Length).Where(i => Text[i - 1] == '\n')];
        var line = Array.BinarySearch(_lines, position);
        line = line < 0 ? ~line - 1 : line;
        return (line + 1, Math.Min(position, Text.Length) - _lines[line] + 1);
    }

    private byte[] Encode(string text) => [.. _encoding.Preamble, .. _encoding.GetBytes(text)];
}
