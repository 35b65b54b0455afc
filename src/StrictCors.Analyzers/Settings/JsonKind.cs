namespace StrictCors.Analyzers.Settings;

/// <summary>The kinds of JSON values.</summary>
internal enum JsonKind
{
    /// <summary>A string.</summary>
    Text,

    /// <summary>A number, a truth value or null.</summary>
    Bare,

    /// <summary>An array.</summary>
    Array,

    /// <summary>An object.</summary>
    Object,
}
