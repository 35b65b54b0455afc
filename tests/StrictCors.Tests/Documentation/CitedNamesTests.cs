using System.Reflection;
using System.Text.RegularExpressions;

namespace StrictCors.Tests.Documentation;

/// <summary>The tests, types and members that the documentation names exist.</summary>
public sealed partial class CitedNamesTests
{
    [Fact]
    public void Each_difference_to_the_built_in_middleware_is_a_test_and_each_test_a_difference() =>
        Pages.Readme.Rows("The built-in middleware of .NET 10").Select(row => $"{nameof(DifferencesTests)}.{DocumentationPage.Code(row[2])}")
            .Should().BeEquivalentTo(TestsOf(typeof(DifferencesTests)));

    [Fact]
    public void Every_test_of_an_advisory_exists()
    {
        var tests = typeof(CitedNamesTests).Assembly.GetTypes().SelectMany(TestsOf).ToHashSet(StringComparer.Ordinal);

        Pages.Security.Rows("What went wrong").SelectMany(row => row[2].Split(", ")).Select(DocumentationPage.Code).Should().BeSubsetOf(tests);
    }

    [Fact]
    public void Every_class_of_tests_exists()
    {
        var classes = typeof(CitedNamesTests).Assembly.GetTypes().Select(type => type.Name).ToHashSet(StringComparer.Ordinal);

        Pages.All.SelectMany(page => TestClass().Matches(page.Text)).Select(match => match.Groups["name"].Value)
            .Should().NotBeEmpty().And.BeSubsetOf(classes);
    }

    [Fact]
    public void Every_name_of_ours_exists()
    {
        var names = typeof(StrictCorsPolicy).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers().Select(member => member.Name).Append(type.Name))
            .Select(name => name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name)
            .Append(nameof(StrictCors))
            .Concat(OurName().Matches(Repository.Read("src/StrictCors.Page/PublicAPI.Unshipped.txt")).Select(match => match.Value))
            .Concat(Property().Matches(File.ReadAllText(Repository.PathOf("src/StrictCors/buildTransitive/StrictCors.targets")))
                .Select(match => match.Groups["name"].Value))
            .ToHashSet(StringComparer.Ordinal);

        // An underscore ends a name, so that environment variables start with the name of the section.
        Pages.All.SelectMany(page => OurName().Matches(page.Text)).Select(match => match.Value).Distinct().Should().BeSubsetOf(names);
    }

    private static IEnumerable<string> TestsOf(Type type) =>
        type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => $"{type.Name}.{method.Name}");

    [GeneratedRegex("<CompilerVisibleProperty Include=\"(?<name>[A-Za-z]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Property();

    [GeneratedRegex("[A-Za-z]*StrictCors[A-Za-z]*")]
    private static partial Regex OurName();

    [GeneratedRegex("`(?<name>[A-Za-z]+Tests)(\\.[A-Za-z0-9_]+)?`", RegexOptions.ExplicitCapture)]
    private static partial Regex TestClass();
}
