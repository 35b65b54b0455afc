namespace StrictCors.Checks;

/// <summary>How a value is written. A suggestion is written in the same form, so that it can be put in the place of the value.</summary>
/// <param name="Style">The form of a list.</param>
/// <param name="NameOf">How the source names a path of the configuration; null if it is a file with a structure.</param>
/// <param name="Keys">For keys with an index, the path of the entry and then free paths of the same list; null otherwise.</param>
internal sealed record WrittenForm(ListStyle Style, Func<string, string>? NameOf = null, Func<int, string>? Keys = null)
{
    /// <summary>Gets the form of an array in JSON, and of the arguments of a method.</summary>
    public static WrittenForm Array { get; } = new(ListStyle.Array);

    /// <summary>Gets the form of a policy that is written with the builder.</summary>
    public static WrittenForm Builder { get; } = new(ListStyle.Builder);

    /// <summary>Several entries in place of one.</summary>
    public string Join(IReadOnlyList<string> entries) => Style switch
    {
        ListStyle.OneString => ListEntries.Join(entries),
        ListStyle.Indexed when entries.Count == 1 => entries[0],
        ListStyle.Indexed => string.Join(" and ", entries.Select((entry, i) => $"{Name(Keys!(i))}={entry}")),
        _ => string.Join(", ", entries.Select(entry => $"\"{entry}\"")),
    };

    /// <summary>The name of a path in this source.</summary>
    public string Name(string path) => NameOf is null ? path : NameOf(path);
}

/// <summary>The forms in which a list can be written.</summary>
internal enum ListStyle
{
    /// <summary>An array, or the key of an object.</summary>
    Array,

    /// <summary>One string, with <c>;</c> between the entries.</summary>
    OneString,

    /// <summary>A key with an index for each entry, as environment variables have it.</summary>
    Indexed,

    /// <summary>The arguments of a method of the builder.</summary>
    Builder,
}
