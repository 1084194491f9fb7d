using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Listening.Feeds;

/// <summary>Holds the options to their attributes at start, and names every fault at once.</summary>
internal sealed class FeedPollingOptionsValidator : IValidateOptions<FeedPollingOptions>
{
    public ValidateOptionsResult Validate(string? name, FeedPollingOptions options)
    {
        var faults = new List<ValidationResult>();
        return Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(faults.Select(fault => fault.ErrorMessage ?? "A polling option is out of range."));
    }
}
