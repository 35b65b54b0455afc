namespace StrictCors.Tests.Infrastructure;

/// <summary>Ordinal, and counts the characters that it was given to hash or to compare: the work of a look-up, whatever the machine does.</summary>
internal sealed class CountingComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<char>, string>
{
    public long Characters { get; private set; }

    public bool Equals(string? x, string? y) => Equals(x.AsSpan(), y ?? "");

    public int GetHashCode(string obj) => GetHashCode(obj.AsSpan());

    public bool Equals(ReadOnlySpan<char> alternate, string other)
    {
        Characters += alternate.Length;
        return alternate.SequenceEqual(other);
    }

    public int GetHashCode(ReadOnlySpan<char> alternate)
    {
        Characters += alternate.Length;
        return string.GetHashCode(alternate);
    }

    public string Create(ReadOnlySpan<char> alternate) => alternate.ToString();

    /// <summary>The work that something takes.</summary>
    public long Count(Action work)
    {
        var before = Characters;
        work();
        return Characters - before;
    }
}
