using StrictCors.Tests.Documentation;

namespace StrictCors.Tests.Schema;

/// <summary>What people copy must be right: the settings of every sample.</summary>
public sealed class SamplesTests
{
    [Fact]
    public void The_settings_of_every_sample_fit_the_schema()
    {
        var complaints = SchemaFiles.SampleSettings()
            .SelectMany(path => SectionSchema.Complaints(Repository.Read(path)).Select(complaint => $"{path} {complaint}"));
        complaints.Should().BeEmpty();
    }

    [Fact]
    public void Comments_and_trailing_commas_are_no_mistakes() =>
        SectionSchema.Complaints(
            """{ /* one */ "StrictCors": { "Policies": { "web": { "AllowedOrigins": [ "https://a.example", ], } } }, } // two""").Should().BeEmpty();
}
