namespace StrictCors.Conformance.Peers;

/// <summary>What a peer needs on the machine.</summary>
/// <param name="Packages">Debian's packages.</param>
/// <param name="Program">The path of the program.</param>
/// <param name="Check">Arguments with which the program ends well if everything is there, or null if its presence is enough.</param>
internal sealed record Needs(string[] Packages, string Program, string[]? Check = null)
{
    public string? Missing() => File.Exists(Program) && (Check is null || Command.Succeeds(Program, Check))
        ? null
        : $"apt-get install {string.Join(' ', Packages)}";
}
