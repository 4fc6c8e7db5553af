"""What whoever writes puts round a story: the form of a manuscript, of a paper for school or of a screenplay; several stories in one."""
