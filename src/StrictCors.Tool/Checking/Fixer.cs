using StrictCors.Tool.Commands;
using StrictCors.Tool.Settings;

namespace StrictCors.Tool.Checking;

/// <summary>Writes the suggestions that are exact replacements into the files.</summary>
internal static class Fixer
{
    // A mistake can hide another one: a misspelt key hides the values below it.
    private const int MaxRounds = 10;

    /// <summary>Applies what can be applied, and returns what was fixed. The check then has the new texts; no file is written.</summary>
    public static IReadOnlyList<Finding> Fix(SettingsCheck check)
    {
        var done = new List<Finding>();
        for (var round = 0; round < MaxRounds; round++)
        {
            var fixable = check.Run().Where(finding => EditOf(finding, check) is not null).ToList();
            var byFile = fixable.GroupBy(finding => finding.Place.File!).ToList();
            foreach (var group in byFile)
            {
                var text = check.TextOf(group.Key);
                check.Replace(group.Key, Edit.Apply(text, group.Select(finding => EditOf(finding, check)!)));
            }

            var left = check.Run().Select(finding => finding.Problem).ToHashSet();
            var gone = fixable.FindAll(finding => !left.Contains(finding.Problem));
            done.AddRange(gone);
            if (gone.Count == 0)
            {
                break;
            }
        }

        return done;
    }

    /// <summary>The change for a finding; null if a person has to make it.</summary>
    public static Edit? EditOf(Finding finding, SettingsCheck check) =>
        finding.Place.File is { } file && check.TextOf(file) is { IsExact: true } text ? Edit.For(finding, text) : null;

    /// <summary>Writes a file so that at every moment it has either the old or the new content.</summary>
    /// <param name="file">The file.</param>
    /// <param name="before">What was read from it.</param>
    /// <param name="after">What it is to have.</param>
    public static void Write(SettingsFile file, SettingsText before, SettingsText after)
    {
        // What a link leads to is replaced, not the link.
        var target = File.ResolveLinkTarget(file.Path, returnFinalTarget: true)?.FullName ?? file.Path;
        var temporary = $"{target}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
            {
                stream.Write(after.Bytes);
                stream.Flush(flushToDisk: true);
            }

            if (!OperatingSystem.IsWindows())
            {
                File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
            }

            if (!File.ReadAllBytes(target).AsSpan().SequenceEqual(before.Bytes))
            {
                throw new ToolException($"{file.Shown} has changed since it was read. It is as it was; run the command again.");
            }

            if (new FileInfo(target).IsReadOnly)
            {
                throw new UnauthorizedAccessException("The file is read-only.");
            }

            File.Move(temporary, target, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new ToolException($"{file.Shown} cannot be written, and is as it was: {failure.Message}", inner: failure);
        }
        finally
        {
            if (File.Exists(temporary))
            {
                File.Delete(temporary);
            }
        }
    }
}
