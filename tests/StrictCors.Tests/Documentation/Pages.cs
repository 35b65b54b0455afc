namespace StrictCors.Tests.Documentation;

/// <summary>The documentation of the repository.</summary>
internal static class Pages
{
    private const string Folder = "src/docs";

    public static DocumentationPage Readme { get; } = new("README.md");

    public static DocumentationPage Contributing { get; } = new(".github/CONTRIBUTING.md");

    /// <summary>Gets the pages that describe the library to its users.</summary>
    public static IReadOnlyList<DocumentationPage> OfSubjects { get; } =
    [
        .. Directory.EnumerateFiles(Repository.PathOf(Folder), "*.md").Order(StringComparer.Ordinal)
            .Select(file => new DocumentationPage($"{Folder}/{Path.GetFileName(file)}")),
    ];

    public static IReadOnlyList<DocumentationPage> All { get; } =
    [
        Readme,
        .. OfSubjects,
        Contributing,
        new(".github/SECURITY.md"),
        new("src/StrictCors/README.md"),
        new("src/StrictCors.Testing/README.md"),
        new("src/StrictCors.Page/README.md"),
        new("src/StrictCors.Tool/README.md"),
        new("tests/StrictCors.Fuzz/README.md"),
    ];

    public static DocumentationPage Codes => Named("codes");

    public static DocumentationPage Configuration => Named("configuration");

    public static DocumentationPage Enforcement => Named("enforcement");

    public static DocumentationPage Hosting => Named("hosting");

    public static DocumentationPage MovingOver => Named("moving-over");

    public static DocumentationPage Neighbours => Named("neighbours");

    public static DocumentationPage Origins => Named("origins");

    public static DocumentationPage Recipes => Named("recipes");

    public static DocumentationPage Security => Named("security");

    private static DocumentationPage Named(string subject) => OfSubjects.Single(page => page.Path == $"{Folder}/{subject}.md");
}
