using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using StrictCors.Checks;
using StrictCors.Origins;
using StrictCors.Tests.Checks;
using StrictCors.Tests.Infrastructure;

namespace StrictCors.Tests.Documentation;

/// <summary>The README and the code say the same.</summary>
public sealed partial class ReadmeTests
{
    private const string Mistakes = "When something is wrong";

    public static TheoryData<string> Sections
    {
        get
        {
            var text = Readme.Text.Replace(Readme.Section(Mistakes), "", StringComparison.Ordinal);
            return [.. Readme.Blocks(text, "json").Where(block => block.Contains("\"StrictCors\"", StringComparison.Ordinal)), Repository.Read("samples/QuickStart/appsettings.json")];
        }
    }

    public static TheoryData<string, string, string> Spellings
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var row in Readme.Rows(Readme.Section("Origins"), "Written"))
            {
                data.Add(Readme.Code(row[0]), row[1], Readme.Code(row[2]));
            }

            return data;
        }
    }

    public static TheoryData<string> Patterns =>
        [.. Readme.Rows(Readme.Section("Origins"), "Pattern").SelectMany(row => row[0].Split(", ")).Select(Readme.Code)];

    [Fact]
    public void The_table_of_codes_is_complete()
    {
        var ofProblems = typeof(ProblemCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (string)field.GetRawConstantValue()!);
        var ofSpellings = Enum.GetValues<OriginPatternFault>().Select(fault => $"SC{(int)fault}");
        var rows = Readme.Rows(Readme.Section("Codes"), "Code");

        rows.Select(row => row[0]).Should().Equal(ofProblems.Concat(ofSpellings).Order(StringComparer.Ordinal));
        rows.Should().OnlyContain(row => row[1].Length > 0 && row[2].Length > 0);
    }

    [Fact]
    public void The_table_of_keys_is_complete()
    {
        Readme.Rows(Readme.Section("Keys"), "Key").Select(row => Readme.Code(row[0])).Should().Equal(PolicyReader.Keys);
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task Every_section_that_is_shown_starts(string json)
    {
        var start = await StartAsync(json);

        start.Error.Should().BeNull();
    }

    [Fact]
    public async Task The_message_at_startup_is_shown_as_it_is()
    {
        var section = Readme.Section(Mistakes);

        var start = await StartAsync(Readme.Blocks(section, "json").Single());

        start.Listened.Should().BeFalse();
        start.Error.Should().BeOfType<StrictCorsConfigurationException>()
            .Which.Message.ReplaceLineEndings("\n").Trim().Should().Be(Readme.Blocks(section, "text").Single().Trim());
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_refused_spelling_is_answered_as_shown(string written, string code, string instead)
    {
        var compile = () => StrictCorsPolicy.Compile(new StrictCorsPolicyOptions { AllowedOrigins = [written] });

        var problem = compile.Should().Throw<StrictCorsConfigurationException>().Which.Problems.Should().ContainSingle().Subject;
        (problem.Code, problem.Suggestion ?? "").Should().Be((code, instead));
    }

    [Theory]
    [MemberData(nameof(Patterns))]
    public void A_pattern_that_is_shown_is_one(string pattern)
    {
        var compile = () => StrictCorsPolicy.Compile(new StrictCorsPolicyOptions { AllowedOrigins = [pattern] });

        compile.Should().NotThrow();
    }

    [Fact]
    public void Every_test_that_is_cited_exists()
    {
        var cited = Readme.Rows(Readme.Section("How it differs from the built-in middleware"), "The built-in middleware of .NET 10").Select(row => Readme.Code(row[2])).ToList();

        cited.Should().BeEquivalentTo(TestsOf(typeof(DifferencesTests)), "each of these tests is a row, and each row is one of them");
    }

    [Fact]
    public void Every_test_that_holds_an_advisory_off_exists()
    {
        // Several folders have a class of the same name.
        var tests = typeof(ReadmeTests).Assembly.GetTypes().SelectMany(TestsOf).ToHashSet(StringComparer.Ordinal);
        var rows = Readme.Rows(Readme.Section("Security"), "What went wrong elsewhere");

        rows.SelectMany(row => row[2].Split(", ")).Select(Readme.Code).Should().BeSubsetOf(tests);
    }

    [Fact]
    public void Every_name_of_ours_exists()
    {
        var names = typeof(StrictCorsPolicy).Assembly.GetExportedTypes()
            .SelectMany(type => type.GetMembers().Select(member => member.Name).Append(type.Name))
            .Select(name => name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name)
            .Append(nameof(StrictCors))
            .ToHashSet(StringComparer.Ordinal);

        // Environment variables have a name of ours in front of their underscores.
        OurName().Matches(Readme.Text).Select(match => match.Value).Distinct().Should().BeSubsetOf(names);
    }

    [Fact]
    public void Every_link_within_the_repository_leads_somewhere()
    {
        var headings = Heading().Matches(Readme.Text).Select(match => $"#{match.Groups["text"].Value.ToLowerInvariant().Replace(' ', '-')}").ToList();

        Link().Matches(Readme.Text).Select(match => match.Groups["target"].Value)
            .Should().OnlyContain(target => headings.Contains(target) || File.Exists(Repository.PathOf(target)));
    }

    private static Task<HostStartResult> StartAsync(string json) => HostStart.TryStartAsync(
        builder => builder.Services.AddStrictCors(),
        app => app.UseStrictCors(),
        SettingsJson.Parse(json));

    private static IEnumerable<string> TestsOf(Type type) =>
        type.GetMethods().Where(method => method.GetCustomAttribute<FactAttribute>() is not null).Select(method => $"{type.Name}.{method.Name}");

    [GeneratedRegex("[A-Za-z]*StrictCors[A-Za-z]*")]
    private static partial Regex OurName();

    [GeneratedRegex("^#+ (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Heading();

    [GeneratedRegex(@"\]\((?<target>[^)]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
