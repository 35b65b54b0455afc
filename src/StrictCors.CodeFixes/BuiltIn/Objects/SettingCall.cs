namespace StrictCors.CodeFixes.BuiltIn.Objects;

/// <summary>A call of the builder.</summary>
/// <param name="Text">The method and its arguments.</param>
/// <param name="Condition">The condition under which it is called; null for always.</param>
internal sealed record SettingCall(string Text, string? Condition = null)
{
    /// <summary>The call as a statement.</summary>
    public string Statement(string builder) =>
        Condition is null ? $"{builder}.{Text};" : $"if ({Condition})\n{{\n{builder}.{Text};\n}}\n";
}
